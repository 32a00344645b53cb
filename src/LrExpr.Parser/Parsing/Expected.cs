namespace LrExpr.Parsing;

/// <summary>What could have stood where the grammar stopped, in groups that a person can read.</summary>
[Flags]
internal enum Expected
{
    Nothing = 0,
    Value = 1,
    Operator = 2,
    Name = 4,
    Comma = 8,
    CloseParenthesis = 16,
    CloseBracket = 32,
    Assign = 64,
    Semicolon = 128,
    Colon = 256,
    Arrow = 512,
    End = 1024,
    OpenParenthesis = 2048,
}
