import type { KeeperWording } from "./keeperWording.zh.ts";
import { counted } from "../../app/wording/counted.ts";

/** The words around kept assessments in English. */
export const keeperWordingEn: KeeperWording = {
  save: {
    saved: (time) => `✓ Saved ${time}`,
    unsaved: "● Not saved",
    saving: "… Saving",
    failed: "⚠ Not saved",
    where: "Saved in this browser; only this computer has it.",
  },
  failures: {
    full: () =>
      "The browser's storage is full and the changes were not saved. Download the .xlsx first, then delete what you do not need under “All assessments” or free some disk; it is saved by itself afterwards.",
    elsewhere: () =>
      "Another tab has saved this assessment; the changes here were not written, so that neither goes over the other. Download the .xlsx, close one of the tabs and open it again.",
    gone: () => "This assessment was deleted in another tab. To keep what is here, download the .xlsx.",
    unavailable: () =>
      "The browser lets pages store nothing (a private window, or switched off by an administrator). What you change is gone when the page is closed: download the .xlsx often.",
    failed: (detail) => `Not saved (${detail}). It is tried again by itself; download the .xlsx to be safe.`,
  },
  all: (count) => `All assessments (${count})`,
  start: "Start your own year",
  ownName: (year) => `Assessment ${year}`,
  sample: "This is a sample of an invented city: try whatever you like.",
  sampleName: "Sample: Yunze 2026",
  disk: "Save to a file…",
  dismiss: "Understood",
  notes: {
    recovered: ({ at }) =>
      `The page was not closed properly last time. This is what was saved at ${at}; changes after it that did not show “Saved” are gone.`,
    takenElsewhere: ({ name }) =>
      `“${name}” is open in another tab and is not opened here, so that neither goes over the other. Go to that tab, or close it first.`,
    inUse: ({ name }) => `“${name}” is open in another tab and was not deleted. To delete it, close that tab first.`,
    fileNotSaved: ({ name, detail }) =>
      `Not written to “${name}” on the disk (${detail}): the browser was not allowed to, or another program has the file open. Allow it and save again, or download the .xlsx.`,
    fileNewer: ({ name }) =>
      `“${name}” on the disk was changed since it was opened here. To use it, open the .xlsx again: the two are compared first, nothing is written over silently.`,
    fileSaved: ({ name }) => `Saved to “${name}” on the disk.`,
    sampleMissing: () => "The sample does not lie beside the page (sample.xlsx). You can start your own year.",
    unsavedFirst: () =>
      "What is open could not be saved yet, so nothing else is opened. Download the .xlsx first, or mend what is said above.",
  },
  list: {
    heading: "Assessments in this browser",
    none: "None yet.",
    facts: (saved, size) => `${saved}, ${size}`,
    name: "Name",
    saved: "Saved",
    size: "Size",
    actions: "Actions",
    isOpen: " (open)",
    isSample: " (sample)",
    open: (name) => `Open “${name}”`,
    rename: (name) => `Rename “${name}”`,
    export: (name) => `Download “${name}”`,
    remove: (name) => `Delete “${name}”`,
    short: { open: "Open", rename: "Rename", export: "Download", remove: "Delete" },
    newName: "New name",
    ok: "OK",
    cancel: "Cancel",
    sure: (name) =>
      `Delete “${name}”? It is gone from this browser and cannot be brought back; files that were downloaded are not touched.`,
    openSample: "Open the sample",
    close: "Close",
    room: (used, most) => `${used} used of about ${most}.`,
    kept: "The browser promised to keep this.",
    notKept:
      "The browser has not promised to keep this and may clear it when the disk runs short: download the .xlsx of what matters.",
  },
  copy: {
    heading: (name) => `“${name}” and one in this browser are the same assessment`,
    standing: (name, standing) => {
      switch (standing.kind) {
        case "same":
          return `Its ledger is the same as that of “${name}” in the browser (cells that were not recorded may differ).`;
        case "newer":
          return `The file is newer than “${name}” in the browser: ${counted(standing.entries, "entry", "entries")} more. Once updated, changes in the browser that were not recorded are gone.`;
        case "older":
          return `The file is older than “${name}” in the browser: ${counted(standing.entries, "entry", "entries")} fewer. It does not take the newer one's place.`;
        case "apart":
          return `The file and “${name}” in the browser went apart after entry ${standing.common}: ${counted(standing.own, "entry", "entries")} in the file, ${standing.others} in the browser. Keep both and join them with the command merge.`;
      }
    },
    answers: {
      openStored: "Open the browser's",
      updateStored: "Update it with the file",
      keepBoth: "Keep both",
      cancel: "Cancel",
    },
  },
};
