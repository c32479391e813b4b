using System.Text;
using NodaTime;
using Workflows.Runtime.Notifications;
using Xunit;

namespace Workflows.Runtime.Tests.Notifications;

public sealed class MailComposerTests
{
    [Fact]
    public void A_mail_is_what_RFC_5322_asks_for()
    {
        var mail = Compose("Reminder: send in your routine", "Dear head teacher,\n\nplease answer.\n");

        Assert.Equal(
            string.Join(
                "\r\n",
                "From: Workflows <workflows@example.org>",
                "To: head.teacher@example.org",
                "Subject: Reminder: send in your routine",
                "Date: Mon, 10 Feb 2020 07:00:00 +0000",
                "Message-ID: <1.reminder@example.org>",
                "Auto-Submitted: auto-generated",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "Dear head teacher,",
                "",
                "please answer.",
                ""),
            mail);
    }

    [Fact]
    public void Other_letters_are_encoded_and_lines_stay_short()
    {
        var subject = string.Join(' ', Enumerable.Repeat("påminnelse 漢字", 20));
        var text = string.Concat(Enumerable.Repeat("räksmörgås = ", 50)) + " ";

        var mail = Compose(subject, text);

        Assert.All(mail.Split("\r\n"), line => Assert.True(line.Length <= 78, line));
        Assert.All(mail, c => Assert.True(c is '\r' or '\n' or (>= ' ' and <= '~')));
        Assert.Equal(subject, Decoded(mail));
        Assert.Equal(text, Unquoted(mail));
    }

    [Theory]
    [InlineData("a\r\nBcc: x@example.org", "text")]
    [InlineData("a\nb", "text")]
    [InlineData("a\u0000b", "text")]
    [InlineData("a", "te\u0000xt")]
    [InlineData("a", "te\u001bxt")]
    public void Line_breaks_and_control_characters_are_refused_where_they_could_do_harm(string subject, string text)
    {
        Assert.Null(MailComposer.Compose(Draft(subject, text), out var problem));
        Assert.NotNull(problem);
    }

    [Fact]
    public void A_word_that_looks_encoded_is_encoded_so_that_it_shows_as_written() =>
        Assert.DoesNotContain("=?utf-8?Q?x?=", Compose("=?utf-8?Q?x?=", "text"), StringComparison.Ordinal);

    [Theory]
    [InlineData("head.teacher@example.org", true)]
    [InlineData("o'brien+x@example.co.uk", true)]
    [InlineData("", false)]
    [InlineData("a", false)]
    [InlineData("a@", false)]
    [InlineData("a@b@c", false)]
    [InlineData("a..b@example.org", false)]
    [InlineData("a b@example.org", false)]
    [InlineData("<a@example.org>", false)]
    [InlineData("a@example.org>\r\nRCPT TO:<b@example.org", false)]
    [InlineData("å@example.org", false)]
    [InlineData("a@-example.org", false)]
    public void Only_plain_addresses_are_taken(string address, bool taken) => Assert.Equal(taken, MailAddress.TryCreate(address, null, out _));

    [Fact]
    public void A_name_with_a_line_break_is_refused() => Assert.False(MailAddress.TryCreate("a@example.org", "a\r\nBcc: b", out _));

    [Fact]
    public void A_test_installation_sends_only_to_whom_it_lists()
    {
        var rule = new RecipientRule(["A@example.org", "@test.example.org"]);

        Assert.Equal(
            (true, true, false), (rule.Allows("a@example.org"), rule.Allows("b@test.example.org"), rule.Allows("b@example.org")));
        Assert.True(RecipientRule.Everybody.Allows("b@example.org"));
    }

    [Fact]
    public async Task A_dropped_mail_is_one_file_however_often_it_is_sent()
    {
        var folder = Directory.CreateTempSubdirectory("workflows-mail-").FullName;
        try
        {
            var mail = MailComposer.Compose(Draft("a", "b"), out _)!;
            var transport = new FileDropTransport(Path.Combine(folder, "mail"));

            await transport.SendAsync(mail, default);
            await transport.SendAsync(mail, default);

            var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(folder, "mail")));
            Assert.Equal(mail.Content.ToArray(), await File.ReadAllBytesAsync(file));
            Assert.EndsWith(".eml", file, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Compose(string subject, string text) =>
        Encoding.ASCII.GetString(MailComposer.Compose(Draft(subject, text), out _)!.Content.Span);

    private static MailDraft Draft(string subject, string text)
    {
        MailAddress.TryCreate("workflows@example.org", "Workflows", out var from);
        MailAddress.TryCreate("head.teacher@example.org", null, out var to);
        return new("1.reminder@example.org", Instant.FromUtc(2020, 2, 10, 7, 0), from!, to!, subject, text);
    }

    private static string Decoded(string mail)
    {
        var start = mail.IndexOf("Subject:", StringComparison.Ordinal) + 8;
        var field = mail[start..mail.IndexOf("\r\nDate:", StringComparison.Ordinal)];
        return string.Concat(field.Split(["\r\n", " "], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word["=?utf-8?B?".Length..^2]))));
    }

    private static string Unquoted(string mail)
    {
        var body = mail[(mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var i = 0; i < body.Length - 2; i++)
        {
            if (body[i] == '=')
            {
                bytes.Add(Convert.ToByte(body.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)body[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
