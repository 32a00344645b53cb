namespace LrExpr.Formats.Export;

/// <summary>The functions that exported JavaScript defines for itself: those that neither <c>Math</c> has as IEEE 754 does nor the function table defines.</summary>
internal static class JavaScriptDefinitions
{
    /// <summary>Names with their texts.</summary>
    public static IReadOnlyList<Definition> All { get; } = Definition.Split("function ", """
        function _pow(a, b) {
          // JavaScript has NaN where IEEE 754 has 1.
          return a === 1 || a === -1 && Math.abs(b) === Infinity ? 1 : Math.pow(a, b);
        }

        function _round(x) {
          // A half goes to the even number, and not up.
          const up = Math.round(x);
          return up - x === 0.5 && up % 2 !== 0 ? up - 1 : up;
        }

        function _sign(x) {
          return Number.isNaN(x) ? x : x > 0 ? 1 : x < 0 ? -1 : 0;
        }

        function _wholeStep(x) {
          return Math.min(Math.max(Math.floor(x), -(2 ** 63)), 2 ** 63) + 0;
        }

        function _callAt(schedule, x) {
          return Number.isNaN(x) ? x : schedule(_wholeStep(x));
        }

        function _sigmoid(x) {
          const e = Math.exp(-Math.abs(x));
          return (x < 0 ? e : 1) / (1 + e);
        }

        function _cubicBezier(t, x1, y1, x2, y2) {
          // The curve of CSS: its place is found by halving, since its first coordinate never falls.
          if ([t, x1, x2].some(Number.isNaN)) {
            return NaN;
          }
          [t, x1, x2] = [t, x1, x2].map(x => Math.min(Math.max(x, 0), 1));
          let place = 0;
          let part = 1;
          for (let i = 0; i < 53; i++) {
            part *= 0.5;
            const further = place + part;
            const left = 1 - further;
            if (further * (left * (left * (3 * x1) + further * (3 * x2)) + further * further) <= t) {
              place = further;
            }
          }
          place = t === 1 ? 1 : place;
          const rest = 1 - place;
          const both = 3 * (place * rest);
          const value = both * rest * y1 + both * place * y2 + place * (place * place);
          return Math.min(Math.max(value, Math.min(0, y1, y2)), Math.max(1, y1, y2));
        }

        function _mod(a, b) {
          // The floored remainder, with the sign of b.
          const r = a % b;
          if (r === 0) {
            return b < 0 ? -0 : 0;
          }
          return (r < 0) === (b < 0) ? r : r + b;
        }

        function _piecewise(x, boundaries, values) {
          return Number.isNaN(x) ? x : values[boundaries.filter(boundary => boundary < x).length];
        }

        function _reached(x, boundaries) {
          return Number.isNaN(x) ? x : boundaries.filter(boundary => boundary <= x).length;
        }

        function _interp(x, xs, ys) {
          if (Number.isNaN(x)) {
            return x;
          }
          const j = _reached(x, xs) - 1;
          if (j < 0) {
            return ys[0];
          }
          return j === xs.length - 1 ? ys[j] : ys[j] + (ys[j + 1] - ys[j]) * ((x - xs[j]) / (xs[j + 1] - xs[j]));
        }

        function _pchip(x, xs, ys) {
          // As scipy.interpolate.PchipInterpolator: a curve that rises and falls only where its points do.
          if (Number.isNaN(x)) {
            return x;
          }
          const last = xs.length - 1;
          const width = i => xs[i + 1] - xs[i];
          const steepness = i => (ys[i + 1] - ys[i]) / width(i);
          const haveOneSign = (a, b) => a > 0 && b > 0 || a < 0 && b < 0;
          const slopeAtEnd = (i, next) => {
            const [near, far, steep, after] = [width(i), width(next), steepness(i), steepness(next)];
            const slope = ((2 * near + far) * steep - near * after) / (near + far);
            if (!haveOneSign(slope, steep)) {
              return 0;
            }
            return !haveOneSign(steep, after) && Math.abs(slope) > 3 * Math.abs(steep) ? 3 * steep : slope;
          };
          const slopeAt = i => {
            if (last === 1) {
              return steepness(0);
            }
            if (i === 0 || i === last) {
              return i === 0 ? slopeAtEnd(0, 1) : slopeAtEnd(last - 1, last - 2);
            }
            const [before, after, left, right] = [width(i - 1), width(i), steepness(i - 1), steepness(i)];
            if (!haveOneSign(left, right)) {
              return 0;
            }
            const [leftWeight, rightWeight] = [2 * after + before, after + 2 * before];
            return (leftWeight + rightWeight) / (leftWeight / left + rightWeight / right);
          };
          const j = _reached(x, xs) - 1;
          if (j < 0) {
            return ys[0];
          }
          if (j === last || x === xs[j]) {
            return ys[j];
          }
          const [height, start, end] = [ys[j + 1] - ys[j], slopeAt(j) * width(j), slopeAt(j + 1) * width(j)];
          const part = (x - xs[j]) / width(j);
          const value = ys[j] + part * (start + part * (3 * height - 2 * start - end + part * (start + end - 2 * height)));
          const [low, high] = [Math.min(ys[j], ys[j + 1]), Math.max(ys[j], ys[j + 1])];
          return value > low ? (value < high ? value : high) : low;
        }

        function _at(values, index) {
          return Number.isNaN(index) ? index : values[Math.trunc(Math.min(Math.max(index, 0), values.length - 1))];
        }

        function _count(values) {
          return values.length;
        }

        function _product(values, count) {
          if (Number.isNaN(count)) {
            return count;
          }
          return values.slice(0, Math.min(Math.max(count, 0), values.length)).reduce((product, value) => product * value, 1);
        }

        function _bits(x) {
          return BigInt.asUintN(64, x < 2 ** 63 ? BigInt(Math.floor(Math.max(x, -(2 ** 63)))) : 2n ** 63n - 1n);
        }

        function _philox(seed, n) {
          // Philox4x32-10: two random numbers of 64 bits for a seed and an index.
          const mask = 0xffffffffn;
          let [k0, k1] = [_bits(seed) & mask, _bits(seed) >> 32n];
          let [c0, c1, c2, c3] = [_bits(n) & mask, _bits(n) >> 32n, 0n, 0n];
          for (let round = 0; round < 10; round++) {
            const [p0, p1] = [0xd2511f53n * c0, 0xcd9e8d57n * c2];
            [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, p1 & mask, (p0 >> 32n) ^ c3 ^ k1, p0 & mask];
            [k0, k1] = [(k0 + 0x9e3779b9n) & mask, (k1 + 0xbb67ae85n) & mask];
          }
          return [c1 << 32n | c0, c3 << 32n | c2];
        }

        function _uniform(seed, n) {
          return Number.isNaN(seed) || Number.isNaN(n) ? NaN : Number(_philox(seed, n)[0] >> 11n) * 2 ** -53;
        }

        function _normal(seed, n) {
          if (Number.isNaN(seed) || Number.isNaN(n)) {
            return NaN;
          }
          const [a, b] = _philox(seed, n);
          const u = Number((a >> 11n) + 1n) * 2 ** -53;
          const v = Number(b >> 11n) * 2 ** -53;
          const quarter = _round(4 * v);
          const t = 2 * Math.PI * (v - quarter / 4);
          return Math.sqrt(-2 * Math.log(u)) * [Math.cos(t), -Math.sin(t), -Math.cos(t), Math.sin(t)][quarter % 4];
        }
        """);
}
