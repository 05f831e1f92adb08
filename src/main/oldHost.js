/* global document */
// Read by every browser that an Office ever showed a pane in, the oldest too: plain ES5. Where the pane's own scripts
// could not run, it says so instead of staying white.
(function () {
  var canRun =
    typeof Promise === "function" &&
    typeof Object.hasOwn === "function" &&
    typeof Array.prototype.at === "function" &&
    typeof Worker === "function";
  if (canRun) return;
  document.getElementById("root").style.display = "none";
  document.getElementById("too-old").removeAttribute("hidden");
})();
