namespace Workflows.Language.Layout;

/// <summary>The measures of the drawing, in CSS pixels. Widths and heights of shapes are even, so that their middle is a whole pixel.</summary>
internal static class Spacing
{
    public const int Margin = 24;

    public const int TitleSize = 13;
    public const int TitleLine = 17;
    public const int SmallSize = 11;
    public const int SmallLine = 15;

    public const int Activity = 232;
    public const int ActivityPad = 10;

    /// <summary>Room left of the words for the sign of the row.</summary>
    public const int Sign = 24;

    /// <summary>How far the sheets of a pile show.</summary>
    public const int Pile = 8;

    public const int Event = 32;
    public const int SmallEvent = 24;
    public const int Gateway = 44;
    public const int JoinGateway = 28;

    /// <summary>Between two steps that follow one another.</summary>
    public const int StepGap = 34;

    /// <summary>More room where the line between two steps has a label.</summary>
    public const int LabelGap = 12;

    public const int BranchGap = 36;
    public const int Bus = 16;

    /// <summary>Between two lines that run side by side.</summary>
    public const int Lane = 14;

    public const int FramePad = 20;
    public const int FrameHead = 40;
}
