namespace Workflows.Browser.Tests.Running;

/// <summary>The real campaign, and the people of the example organisation who act in it. Its written time is over, so the start form
/// suggests one that begins today; the page asks for English, so its texts are English.</summary>
internal static class Campaign
{
    public const string Process = "school-outreach";
    public const string Title = "Outreach against degrading treatment";

    /// <summary>May start it.</summary>
    public const string Strategist = "Elin Ek";

    /// <summary>Answers for a preschool that is asked.</summary>
    public const string HeadTeacher = "Anna Alm";

    public const string Preschool = "Förskolan Ankan";
}
