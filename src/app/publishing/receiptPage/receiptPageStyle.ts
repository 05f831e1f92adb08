/** Readable without colour, by keyboard, and at 320 px. */
export const receiptPageStyle = `
body{margin:0;background:#fff;color:#1a1a1a;font:16px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.6rem;line-height:1.4}
h2{font-size:1.15rem;margin:1.5rem 0 .25rem}
p{margin:.5rem 0}
[lang=en]{color:#555;font-size:.875em}
textarea{box-sizing:border-box;width:100%;font:14px/1.5 monospace;border:1px solid #767676;padding:.4rem}
summary{cursor:pointer;padding:.25rem 0}
input[type=file]{max-width:100%;font:inherit}
button{font:inherit;padding:.5rem 1.75rem;border:1px solid #0b5394;border-radius:3px;background:#0b5394;color:#fff;cursor:pointer}
button [lang=en]{color:#fff}
:focus-visible{outline:3px solid #0b5394;outline-offset:2px}
section{margin-top:1rem;padding:0 1rem;border-left:6px solid transparent}
section[data-verdict]{padding:.25rem 1rem;background:#f4f6f8}
section[data-verdict=good]{border-color:#1e7145}
section[data-verdict=unproved]{border-color:#8a5a00}
section[data-verdict=bad]{border-color:#b3261e}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}
dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}
@media print{button,details,input{display:none}}
`;
