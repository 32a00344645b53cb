namespace LrExpr.Formats.Export;

/// <summary>The functions that exported C# defines for itself: those that neither <see cref="Math"/> has nor the function table defines.</summary>
internal static class CSharpDefinitions
{
    /// <summary>Names with their texts.</summary>
    public static IReadOnlyList<Definition> All { get; } = Definition.Split("private static ", """
        private static double Sign(double x) => double.IsNaN(x) ? x : x > 0 ? 1 : x < 0 ? -1 : 0;

        private static double WholeStep(double x) => Math.Clamp(Math.Floor(x), -9223372036854775808.0, 9223372036854775808.0) + 0.0;

        private static double CallAt(Func<double, double> schedule, double x) => double.IsNaN(x) ? x : schedule(WholeStep(x));

        private static double Sigmoid(double x)
        {
            double e = Math.Exp(-Math.Abs(x));
            return (x < 0 ? e : 1) / (1 + e);
        }

        private static double CubicBezier(double t, double x1, double y1, double x2, double y2)
        {
            if (double.IsNaN(t) || double.IsNaN(x1) || double.IsNaN(x2))
                return double.NaN;
            (t, x1, x2) = (Math.Clamp(t, 0, 1), Math.Clamp(x1, 0, 1), Math.Clamp(x2, 0, 1));
            double place = 0, part = 1;
            for (int i = 0; i < 53; i++)
            {
                part *= 0.5;
                double further = place + part, left = 1 - further;
                if (further * (left * (left * (3 * x1) + further * (3 * x2)) + further * further) <= t)
                    place = further;
            }

            place = t == 1 ? 1 : place;
            double rest = 1 - place, both = 3 * (place * rest);
            double value = both * rest * y1 + both * place * y2 + place * (place * place);
            return Math.Min(Math.Max(value, Math.Min(0, Math.Min(y1, y2))), Math.Max(1, Math.Max(y1, y2)));
        }

        private static double Mod(double a, double b)
        {
            double r = a % b;
            return r == 0 ? Math.CopySign(r, b) : r < 0 == b < 0 ? r : r + b;
        }

        private static double Piecewise(double x, ReadOnlySpan<double> boundaries, ReadOnlySpan<double> values)
        {
            if (double.IsNaN(x))
                return x;
            int n = 0;
            while (n < boundaries.Length && boundaries[n] < x)
                n++;
            return values[n];
        }

        private static double Reached(double x, ReadOnlySpan<double> boundaries)
        {
            if (double.IsNaN(x))
                return x;
            int n = 0;
            while (n < boundaries.Length && boundaries[n] <= x)
                n++;
            return n;
        }

        private static double Interp(double x, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
        {
            if (double.IsNaN(x))
                return x;
            int j = (int)Reached(x, xs) - 1;
            if (j < 0)
                return ys[0];
            return j == xs.Length - 1 ? ys[j] : ys[j] + (ys[j + 1] - ys[j]) * ((x - xs[j]) / (xs[j + 1] - xs[j]));
        }

        private static double Pchip(double x, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
        {
            if (double.IsNaN(x))
                return x;
            int j = (int)Reached(x, xs) - 1;
            if (j < 0)
                return ys[0];
            if (j == xs.Length - 1 || x == xs[j])
                return ys[j];
            double width = xs[j + 1] - xs[j], height = ys[j + 1] - ys[j], part = (x - xs[j]) / width;
            double start = PchipSlope(xs, ys, j) * width, end = PchipSlope(xs, ys, j + 1) * width;
            double value = ys[j] + part * (start + part * (3 * height - 2 * start - end + part * (start + end - 2 * height)));
            double low = Math.Min(ys[j], ys[j + 1]), high = Math.Max(ys[j], ys[j + 1]);
            return value > low ? value < high ? value : high : low;
        }

        private static double PchipSlope(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, int i)
        {
            int last = xs.Length - 1;
            int before = Math.Clamp(i - 1, 0, last - 1), after = Math.Clamp(i, 0, last - 1);
            double h0 = xs[before + 1] - xs[before], h1 = xs[after + 1] - xs[after];
            double m0 = (ys[before + 1] - ys[before]) / h0, m1 = (ys[after + 1] - ys[after]) / h1;
            if (last == 1)
                return m0;
            if (i == 0 || i == last)
            {
                int next = i == 0 ? 1 : last - 2;
                h1 = xs[next + 1] - xs[next];
                m1 = (ys[next + 1] - ys[next]) / h1;
                double slope = ((2 * h0 + h1) * m0 - h0 * m1) / (h0 + h1);
                return !HaveOneSign(slope, m0) ? 0 : !HaveOneSign(m0, m1) && Math.Abs(slope) > 3 * Math.Abs(m0) ? 3 * m0 : slope;
            }

            if (!HaveOneSign(m0, m1))
                return 0;
            double w0 = 2 * h1 + h0, w1 = h1 + 2 * h0;
            return (w0 + w1) / (w0 / m0 + w1 / m1);
        }

        private static bool HaveOneSign(double a, double b) => a > 0 && b > 0 || a < 0 && b < 0;

        private static double ElementAt(ReadOnlySpan<double> values, double index) =>
            double.IsNaN(index) ? index : values[(int)Math.Clamp(index, 0, values.Length - 1)];

        private static double Count(ReadOnlySpan<double> values) => values.Length;

        private static double Product(ReadOnlySpan<double> values, double count)
        {
            if (double.IsNaN(count))
                return count;
            double product = 1;
            int n = (int)Math.Clamp(count, 0, values.Length);
            for (int i = 0; i < n; i++)
                product *= values[i];
            return product;
        }

        private static ulong Bits(double x)
        {
            double floor = Math.Floor(x);
            return (ulong)(floor >= 9223372036854775808.0 ? long.MaxValue : floor <= -9223372036854775808.0 ? long.MinValue : (long)floor);
        }

        private static (ulong A, ulong B) Philox(double seed, double n)
        {
            unchecked
            {
                uint k0 = (uint)Bits(seed), k1 = (uint)(Bits(seed) >> 32);
                uint c0 = (uint)Bits(n), c1 = (uint)(Bits(n) >> 32), c2 = 0, c3 = 0;
                for (int round = 0; round < 10; round++)
                {
                    ulong p0 = 0xD2511F53ul * c0, p1 = 0xCD9E8D57ul * c2;
                    (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
                    k0 += 0x9E3779B9;
                    k1 += 0xBB67AE85;
                }

                return ((ulong)c1 << 32 | c0, (ulong)c3 << 32 | c2);
            }
        }

        private static double Uniform(double seed, double n) =>
            double.IsNaN(seed) || double.IsNaN(n) ? double.NaN : (Philox(seed, n).A >> 11) * (1.0 / (1L << 53));

        private static double Normal(double seed, double n)
        {
            if (double.IsNaN(seed) || double.IsNaN(n))
                return double.NaN;
            var (a, b) = Philox(seed, n);
            double u = ((a >> 11) + 1) * (1.0 / (1L << 53)), v = (b >> 11) * (1.0 / (1L << 53));
            int quarter = (int)Math.Round(4 * v);
            double t = 2 * Math.PI * (v - quarter / 4.0);
            return Math.Sqrt(-2 * Math.Log(u)) * (quarter % 4) switch { 0 => Math.Cos(t), 1 => -Math.Sin(t), 2 => -Math.Cos(t), _ => Math.Sin(t) };
        }
        """);
}
