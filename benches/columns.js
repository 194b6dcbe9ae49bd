// CSV as columns of codes, for peers that bring no reader of their own. Goes over the bytes once and
// makes a string of each distinct value only. Knows RFC 4180 as far as the benches' lists use it.
const [QUOTE, COMMA, LINE, RETURN] = [34, 44, 10, 13];
const utf8 = new TextDecoder();

/// The distinct values of a column, found by a hash of their bytes.
class Dictionary {
  constructor(bytes) {
    this.bytes = bytes;
    this.values = [];
    this.hashes = [];
    this.from = [];
    this.to = [];
    this.spread(1 << 11);
  }

  spread(size) {
    this.slots = new Int32Array(size).fill(-1);
    this.hashes.forEach((hash, code) => {
      let at = (hash ^ (hash >>> 15)) & (size - 1);
      while (this.slots[at] >= 0) at = (at + 1) & (size - 1);
      this.slots[at] = code;
    });
  }

  code(from, to, hash, isDoubled) {
    const { bytes, slots, hashes } = this;
    const last = slots.length - 1;
    let at = (hash ^ (hash >>> 15)) & last;
    for (let code; (code = slots[at]) >= 0; at = (at + 1) & last) {
      if (hashes[code] !== hash || this.to[code] - this.from[code] !== to - from) continue;
      let [one, other] = [this.from[code], from];
      while (other < to && bytes[one] === bytes[other]) {
        one += 1;
        other += 1;
      }
      if (other === to) return code;
    }
    const code = this.values.length;
    const text = utf8.decode(bytes.subarray(from, to));
    this.values.push(isDoubled ? text.replaceAll('""', '"') : text);
    hashes.push(hash);
    this.from.push(from);
    this.to.push(to);
    slots[at] = code;
    if (code * 2 > last) this.spread(slots.length * 4);
    return code;
  }
}

/// { rows, columns: [{ name, values, codes }] }, codes as narrow as they can be.
export function read(bytes) {
  const end = bytes.length;
  let lines = 0;
  for (let at = 0; at < end; at += 1) if (bytes[at] === LINE) lines += 1;
  let at = bytes.indexOf(LINE) + 1;
  const names = utf8.decode(bytes.subarray(0, at)).trim().split(",");
  const dictionaries = names.map(() => new Dictionary(bytes));
  const codes = names.map(() => new Uint32Array(lines));
  let row = 0;
  for (; at < end; row += 1) {
    for (let column = 0; column < names.length; column += 1) {
      let hash = 0x811c9dc5 | 0; // FNV-1a
      let isDoubled = false;
      let from = at;
      let to;
      if (bytes[at] === QUOTE) {
        from = at += 1;
        for (; bytes[at] !== QUOTE || bytes[at + 1] === QUOTE; at += 1) {
          if (bytes[at] === QUOTE) {
            isDoubled = true;
            at += 1;
          }
          hash = Math.imul(hash ^ bytes[at], 0x01000193);
        }
        to = at;
        at += 1;
      } else {
        for (let byte; at < end; at += 1) {
          byte = bytes[at];
          if (byte === COMMA || byte === LINE || byte === RETURN) break;
          hash = Math.imul(hash ^ byte, 0x01000193);
        }
        to = at;
      }
      if (bytes[at] === RETURN) at += 1;
      at += 1;
      codes[column][row] = dictionaries[column].code(from, to, hash, isDoubled);
    }
  }
  const columns = names.map((name, column) => {
    const { values } = dictionaries[column];
    const bits = Math.log2(values.length);
    const Narrow = bits <= 8 ? Uint8Array : bits <= 16 ? Uint16Array : Uint32Array;
    return { name, values, codes: new Narrow(codes[column].subarray(0, row)) };
  });
  return { rows: row, columns };
}

/// For each value whether one of its words begins so.
export const beginning = (values, text) =>
  Uint8Array.from(values, (value) => {
    const lower = value.toLowerCase();
    return lower.startsWith(text) || lower.includes(` ${text}`) ? 1 : 0;
  });
