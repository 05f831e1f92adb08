#!/usr/bin/env python3
"""Verifies a ledger by docs/ledger-format.md alone: verify_ledger.py LEDGER [CHECKPOINT [PUBLIC_KEY [RECEIPT]]].

Python 3.8 and its standard library. Says what holds, or the first thing that does not, and ends with 0 or 1.
"""
import base64, datetime, hashlib, json, re, sys


def fail(what):
    print("does not hold: " + what)
    sys.exit(1)


class Number(str):
    """A number as it is written: what is not changed needs no arithmetic."""


def printed(number):  # as ECMAScript prints it: the shortest digits that come back to it
    digits, _, exponent = ("%r" % abs(number)).partition("e")
    whole, _, part = digits.partition(".")
    part = "" if part == "0" else part
    point = len(whole) + int(exponent or 0)
    digits = (whole + part).lstrip("0")
    point -= len(whole + part) - len(digits)
    digits = digits.rstrip("0") or "0"
    sign = "-" if number < 0 else ""
    if digits == "0":
        return "0"
    if not -6 < point <= 21:
        return "%s%s%se%+d" % (sign, digits[0], "." + digits[1:] if digits[1:] else "", point - 1)
    if point <= 0:
        return sign + "0." + "0" * -point + digits
    return sign + digits.ljust(point, "0")[:point] + ("." + digits[point:] if len(digits) > point else "")


def canonical(value, levels=100):  # RFC 8785; strings as JSON writes them, keys in the order of their UTF-16 units
    if isinstance(value, Number):
        return printed(float(value))
    if isinstance(value, (dict, list)) and not levels:
        fail("more than 100 levels")
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key], levels - 1) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(one, levels - 1) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def parse(text):
    value = json.loads(text, parse_int=Number, parse_float=Number, parse_constant=fail)
    return value if canonical(value) == text else fail("a line is not canonical: " + text[:60])


def root(leaves, name):  # RFC 9162 section 2.1.1
    def digest(data):
        return hashlib.new(name, data).digest()

    level = [digest(b"\0" + leaf) for leaf in leaves]
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [digest(b"\1" + pair[0] + pair[1]) if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0] if level else digest(b"")


FIELDS = "action actor after before hash index parent reason rows subject time".split()
DIGEST = re.compile("[0-9a-f]{64}")


def shaped(entry):  # the fields of an entry, all of them and no others
    try:
        datetime.datetime.strptime(entry["time"], "%Y-%m-%dT%H:%M:%SZ")
        return (
            list(entry) == FIELDS
            and all(type(entry[name]) is str for name in ("action", "actor", "reason", "subject"))
            and entry["actor"] != ""
            and type(entry["index"]) is type(entry["rows"]["count"]) is Number
            and len(entry["time"]) == 20
            and all(DIGEST.fullmatch(one) for one in (entry["after"], entry["before"] or entry["after"], entry["hash"]))
        )
    except (KeyError, TypeError, ValueError):
        return False


def read_ledger(path):
    lines = open(path, "rb").read().decode("utf-8").split("\n")
    if lines[0] != "kaoping-ledger/1" or lines[-1] != "":
        fail("header or last line")
    leaves, rows, parent, last, results = [], [], None, "", None
    for line in lines[1:-1]:
        if line[:1] == "R":
            parse(line[1:])
            rows.append(line[1:].encode())
            continue
        entry = parse(line[1:]) if line[:1] == "E" else fail("a line of another kind")
        at = "entry %d: " % len(leaves)
        if not shaped(entry):
            fail(at + "fields")
        said = entry.pop("hash")
        leaf = canonical(entry).encode()
        if said != root([leaf], "sha256").hex():
            fail(at + "hash")
        if entry["index"] != str(len(leaves)) or entry["parent"] != parent:
            fail(at + "index or parent")
        if entry["rows"] != {"count": str(len(rows)), "root": root(rows, "sha256").hex()}:
            fail(at + "rows")
        if entry["time"] < last:
            fail(at + "time")
        if entry["action"] == "results-published":
            results = entry["rows"]
        leaves.append(leaf)
        rows, parent, last = [], said, entry["time"]
        yield leaves, results, parent
    if rows:
        fail("rows without an entry")


# Ed25519, RFC 8032 section 5.1; slow and open, for checking only.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    t = D * a[0] * b[0] * a[1] * b[1] % P
    x = (a[0] * b[1] + a[1] * b[0]) * pow(1 + t, P - 2, P) % P
    return x, (a[1] * b[1] + a[0] * b[0]) * pow(1 - t, P - 2, P) % P


def times(point, n):
    total = (0, 1)
    while n:
        total, point, n = add(total, point) if n & 1 else total, add(point, point), n >> 1
    return total


def point(data):
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or y >= P:
        fail("a point that is none")
    return (x if x & 1 == sign else P - x), y


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % L
    return s < L and times(BASE, s) == add(point(r), times(point(key), k))


def check_checkpoint(path, ledger, key_path):
    text, _, signatures = open(path, encoding="utf-8", newline="").read().replace("\r\n", "\n").partition("\n\n")
    origin, size, top, *more = (text.rstrip("\n") + "\n").split("\n")[:-1]
    if ledger is None:
        return origin, dict(line.split(" ", 1) for line in more)
    first = None
    for leaves, results, parent in ledger:
        first = first or parent
        if len(leaves) == int(size):
            break
    else:
        fail("checkpoint: size")
    lines = ["sm3 " + base64.b64encode(root(leaves, "sm3")).decode()] if "sm3" in hashlib.algorithms_available else more[:1]
    if results:
        lines += ["results %s %s" % (results["count"], base64.b64encode(bytes.fromhex(results["root"])).decode())]
    if origin != "kaoping/" + first[:16] or top != base64.b64encode(root(leaves, "sha256")).decode() or more != lines:
        fail("checkpoint: origin, root or another line")
    if key_path:
        name, key_id, key = open(key_path, encoding="utf-8").read().strip().split("+", 2)
        key = base64.b64decode(key)
        for line in signatures.splitlines():
            _, by, data = line.split(" ")
            data = base64.b64decode(data)
            if by == name and data[:4].hex() == key_id == hashlib.sha256(name.encode() + b"\n" + key).hexdigest()[:8]:
                return print("signed by", name) if signed(key[1:], (text + "\n").encode(), data[4:]) else fail("signature")
        fail("no signature by this key")


def check_receipt(path, checkpoint):
    origin, more = check_checkpoint(checkpoint, None, None)
    receipt = json.load(open(path, encoding="utf-8"), parse_int=Number, parse_float=Number, parse_constant=fail)
    at, last = int(receipt["index"]), int(receipt["count"]) - 1
    if not 0 <= at <= last:
        fail("receipt")
    node = hashlib.sha256(b"\0" + canonical(receipt["row"]).encode()).digest()
    for other in map(base64.b64decode, receipt["proof"]):  # RFC 9162 section 2.1.3.2
        left = at % 2 == 1 or at == last
        node = hashlib.sha256(b"\1" + (other + node if left else node + other)).digest()
        while left and at % 2 == 0 and at:
            at, last = at // 2, last // 2
        at, last = at // 2, last // 2
    if last or receipt["origin"] != origin or receipt["count"] + " " + base64.b64encode(node).decode() != more.get("results"):
        fail("receipt")
    print("receipt holds:", canonical(receipt["row"]))


if __name__ == "__main__":
    ledger, checkpoint, key, receipt = (sys.argv[1:] + [None] * 4)[:4]
    if checkpoint:
        check_checkpoint(checkpoint, read_ledger(ledger), key)
    print("ledger holds:", sum(1 for _ in read_ledger(ledger)), "entries")
    if receipt:
        check_receipt(receipt, checkpoint)
