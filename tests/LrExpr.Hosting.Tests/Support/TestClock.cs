using Microsoft.Extensions.Time.Testing;

namespace LrExpr.Hosting.Tests.Support;

/// <summary>A clock that is moved on by hand, and whose wall clock somebody may set wrong.</summary>
internal sealed class TestClock() : FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))
{
    public TimeSpan WallClockIsOffBy { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + WallClockIsOffBy;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
