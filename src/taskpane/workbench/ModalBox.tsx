import { useLayoutEffect, useRef, type ReactNode } from "react";

type Props = {
  readonly heading: string;
  readonly id: string;
  readonly close: () => void;
  readonly children: ReactNode;
};

/** A box before everything else (对话框): the browser keeps the keyboard in it, and Escape closes it. */
export const ModalBox = ({ heading, id, close, children }: Props): ReactNode => {
  const box = useRef<HTMLDialogElement>(null);
  // Closed while it is still in the page, the browser gives the keyboard back to where it was.
  useLayoutEffect(() => {
    const shown = box.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={box}
      id={id}
      className="keeper-box"
      aria-labelledby={`${id}-heading`}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id={`${id}-heading`}>{heading}</h2>
      {children}
    </dialog>
  );
};
