import { checkerIn } from "../server/check/inProcess.ts";
import { answering, type Asked } from "../server/check/childChecker.ts";
import { files } from "../hosts/files/files.ts";
import { hashBy } from "./nodeHash.ts";

/** The process that opens files from outside (查验进程); it ends with whoever started it. */
const answer = answering(checkerIn(files, hashBy("sha256")));

process.on("disconnect", () => process.exit());
process.on("message", (asked: Asked) => {
  void answer(asked).then((value) => {
    // Whoever asked may be gone meanwhile; then so are we, by "disconnect".
    process.send?.(value, undefined, undefined, () => undefined);
  });
});
