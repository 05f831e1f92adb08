/** The one style sheet: large enough to read, strong enough in contrast, printable, nothing that an old browser needs. */
export const style = `
body{margin:0;background:#fff;color:#1a1a1a;font:17px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif}
header{background:#123a5c;color:#fff;padding:.5rem 1rem}
header a,header .en{color:#fff}
header .office{font-weight:bold;margin:0;font-size:1.15rem}
header ul{list-style:none;margin:.25rem 0;padding:0}
header li{display:inline-block;margin:0 1rem .25rem 0}
.leave{margin:0}
main{max-width:62rem;margin:0 auto;padding:1rem}
main:focus{outline:none}
h1{font-size:1.6rem;line-height:1.4}
h2{font-size:1.25rem;margin-top:2rem}
.en{font-size:.85em;color:#4a4a4a;font-weight:normal}
button .en{color:inherit}
.skip{position:absolute;left:-999px;background:#fff;color:#123a5c;padding:.5rem}
.skip:focus{left:.5rem;top:.5rem}
a{color:#0b4f8a}
a:focus,button:focus,input:focus,textarea:focus,select:focus,.wide:focus{outline:3px solid #b35900;outline-offset:2px}
.field label{display:block;font-weight:bold}
.field input,.field textarea,.field select{font:inherit;padding:.4rem;border:1px solid #595959;max-width:100%;box-sizing:border-box}
.field input[type=text],.field input[type=password]{width:24rem}
.hint{display:block;color:#4a4a4a}
button{font:inherit;padding:.4rem 1rem;border:1px solid #123a5c;background:#123a5c;color:#fff;cursor:pointer}
header button{background:#fff;color:#123a5c}
header button .en{color:#123a5c}
form{margin:.75rem 0}
.notice{border-left:6px solid #123a5c;background:#eef3f8;padding:.5rem 1rem;margin:1rem 0}
.notice.good{border-color:#1b6e3a;background:#edf7f0}
.notice.bad{border-color:#a3201d;background:#fbeeee}
.wide{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:bold}
th,td{border:1px solid #767676;padding:.35rem .6rem;text-align:left;vertical-align:top}
thead th{background:#eef1f4}
tbody th{font-weight:normal}
code,pre{overflow-wrap:anywhere;white-space:pre-wrap;font-family:Consolas,"DejaVu Sans Mono",monospace}
dl{margin:1rem 0}dt{font-weight:bold}dd{margin:0 0 .5rem}
textarea{width:100%;min-height:6rem}
@media print{header,form,.skip{display:none}.wide{overflow:visible}}
`;
