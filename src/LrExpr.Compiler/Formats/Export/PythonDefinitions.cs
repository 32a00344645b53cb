namespace LrExpr.Formats.Export;

/// <summary>The functions that exported Python defines for itself: what Python lacks, and guards that give inf and nan where it raises.</summary>
internal static class PythonDefinitions
{
    /// <summary>Names with their texts.</summary>
    public static IReadOnlyList<Definition> All { get; } = Definition.Split("def ", """
        def _divide(a, b):
            if b != 0.0:
                return a / b
            if a == 0.0 or math.isnan(a) or math.isnan(b):
                return math.nan
            return math.copysign(math.inf, a) * math.copysign(1.0, b)


        def _pow(a, b):
            try:
                return math.pow(a, b)
            except OverflowError:
                return -math.inf if a < 0.0 and math.fmod(b, 2.0) != 0.0 else math.inf
            except ValueError:
                if a != 0.0:
                    return math.nan
                return math.copysign(math.inf, a) if abs(math.fmod(b, 2.0)) == 1.0 else math.inf


        def _whole(x, rounded):
            # As a float, with the sign of x where it is 0.
            return math.copysign(float(rounded(x)), x) if math.isfinite(x) else x


        def _guarded(x, function):
            # What IEEE 754 has where Python raises.
            try:
                return function(x)
            except OverflowError:
                return function(math.copysign(math.inf, x))
            except ValueError:
                return -math.inf if x == 0.0 else math.nan


        def _sign(x):
            return x if math.isnan(x) else 1.0 if x > 0.0 else -1.0 if x < 0.0 else 0.0


        def _min(*values):
            result = values[0]
            for value in values[1:]:
                if math.isnan(value) or value < result or value == result and math.copysign(1.0, value) < 0.0:
                    result = result if math.isnan(result) else value
            return result


        def _max(*values):
            result = values[0]
            for value in values[1:]:
                if math.isnan(value) or value > result or value == result and math.copysign(1.0, value) > 0.0:
                    result = result if math.isnan(result) else value
            return result


        def _whole_step(x):
            return _min(_max(_floor(x), -(2.0 ** 63)), 2.0 ** 63) + 0.0


        def _call(schedule, x):
            return x if math.isnan(x) else schedule(_whole_step(x))


        def _cbrt(x):
            if x == 0.0 or not math.isfinite(x):
                return x
            if hasattr(math, "cbrt"):
                return math.cbrt(x)
            y = math.copysign(abs(x) ** (1.0 / 3.0), x)
            return y - (y * y * y - x) / (3.0 * y * y)


        def _sigmoid(x):
            e = math.exp(-abs(x))
            return (e if x < 0.0 else 1.0) / (1.0 + e)


        def _cubic_bezier(t, x1, y1, x2, y2):
            # The curve of CSS: its place is found by halving, since its first coordinate never falls.
            if any(math.isnan(number) for number in (t, x1, y1, x2, y2)):
                return math.nan
            x, x1, x2 = (min(max(number, 0.0), 1.0) for number in (t, x1, x2))
            place, part = 0.0, 1.0
            for _ in range(53):
                part *= 0.5
                further = place + part
                rest = 1.0 - further
                if further * (rest * (rest * (3.0 * x1) + further * (3.0 * x2)) + further * further) <= x:
                    place = further
            place = 1.0 if x == 1.0 else place
            rest = 1.0 - place
            both = 3.0 * (place * rest)
            value = both * rest * y1 + both * place * y2 + place * (place * place)
            return value if math.isnan(value) else min(max(value, min(0.0, y1, y2)), max(1.0, y1, y2))


        def _rem(a, b):
            # The truncated remainder, with the sign of a.
            return math.nan if math.isinf(a) or b == 0.0 else math.fmod(a, b)


        def _mod(a, b):
            # The floored remainder, with the sign of b.
            r = _rem(a, b)
            if r == 0.0:
                return math.copysign(r, b)
            return r if (r < 0.0) == (b < 0.0) else r + b


        def _piecewise(x, boundaries, values):
            return x if math.isnan(x) else values[sum(boundary < x for boundary in boundaries)]


        def _reached(x, boundaries):
            return x if math.isnan(x) else float(sum(boundary <= x for boundary in boundaries))


        def _interp(x, xs, ys):
            if math.isnan(x):
                return x
            j = sum(point <= x for point in xs) - 1
            if j < 0:
                return ys[0]
            if j == len(xs) - 1:
                return ys[j]
            return ys[j] + (ys[j + 1] - ys[j]) * _divide(x - xs[j], xs[j + 1] - xs[j])


        def _pchip(x, xs, ys):
            # As scipy.interpolate.PchipInterpolator: a curve that rises and falls only where its points do.
            def width(i):
                return xs[i + 1] - xs[i]

            def steepness(i):
                return _divide(ys[i + 1] - ys[i], width(i))

            def have_one_sign(a, b):
                return a > 0.0 and b > 0.0 or a < 0.0 and b < 0.0

            def slope_at_end(i, j):
                near, far, steep, after = width(i), width(j), steepness(i), steepness(j)
                slope = _divide((2.0 * near + far) * steep - near * after, near + far)
                if not have_one_sign(slope, steep):
                    return 0.0
                return 3.0 * steep if not have_one_sign(steep, after) and abs(slope) > 3.0 * abs(steep) else slope

            def slope_at(i):
                if last == 1:
                    return steepness(0)
                if i == 0:
                    return slope_at_end(0, 1)
                if i == last:
                    return slope_at_end(last - 1, last - 2)
                before, after, left, right = width(i - 1), width(i), steepness(i - 1), steepness(i)
                if not have_one_sign(left, right):
                    return 0.0
                left_weight, right_weight = 2.0 * after + before, after + 2.0 * before
                return _divide(left_weight + right_weight, left_weight / left + right_weight / right)

            if math.isnan(x):
                return x
            last = len(xs) - 1
            j = sum(point <= x for point in xs) - 1
            if j < 0:
                return ys[0]
            if j == last or x == xs[j]:
                return ys[j]
            height, start, end = ys[j + 1] - ys[j], slope_at(j) * width(j), slope_at(j + 1) * width(j)
            part = (x - xs[j]) / width(j)
            value = ys[j] + part * (start + part * (3.0 * height - 2.0 * start - end + part * (start + end - 2.0 * height)))
            low, high = min(ys[j], ys[j + 1]), max(ys[j], ys[j + 1])
            return (value if value < high else high) if value > low else low


        def _at(values, index):
            return index if math.isnan(index) else values[int(min(max(index, 0.0), len(values) - 1.0))]


        def _count(values):
            return float(len(values))


        def _product(values, count):
            if math.isnan(count):
                return count
            product = 1.0
            for value in values[:int(min(max(count, 0.0), float(len(values))))]:
                product *= value
            return product


        def _philox(seed, n):
            # Philox4x32-10: two random numbers of 64 bits for a seed and an index.
            def bits(x):
                return int(min(max(_floor(x), -(2.0 ** 63)), 2.0 ** 63)) if x < 2.0 ** 63 else 2 ** 63 - 1

            key, counter, mask = bits(seed) & (2 ** 64 - 1), bits(n) & (2 ** 64 - 1), 0xFFFFFFFF
            k0, k1 = key & mask, key >> 32
            c0, c1, c2, c3 = counter & mask, counter >> 32, 0, 0
            for _ in range(10):
                p0, p1 = 0xD2511F53 * c0, 0xCD9E8D57 * c2
                c0, c1, c2, c3 = (p1 >> 32) ^ c1 ^ k0, p1 & mask, (p0 >> 32) ^ c3 ^ k1, p0 & mask
                k0, k1 = (k0 + 0x9E3779B9) & mask, (k1 + 0xBB67AE85) & mask
            return c1 << 32 | c0, c3 << 32 | c2


        def _uniform(seed, n):
            if math.isnan(seed) or math.isnan(n):
                return math.nan
            return (_philox(seed, n)[0] >> 11) * 2.0 ** -53


        def _normal(seed, n):
            if math.isnan(seed) or math.isnan(n):
                return math.nan
            a, b = _philox(seed, n)
            u, v = ((a >> 11) + 1) * 2.0 ** -53, (b >> 11) * 2.0 ** -53
            quarter = round(4.0 * v)
            t = 2.0 * math.pi * (v - quarter / 4.0)
            return math.sqrt(-2.0 * math.log(u)) * (math.cos(t), -math.sin(t), -math.cos(t), math.sin(t))[quarter % 4]
        """);
}
