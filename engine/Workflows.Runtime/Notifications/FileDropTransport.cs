using System.Security.Cryptography;
using System.Text;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Notifications;

/// <summary>Puts each mail into a folder as an <c>.eml</c> file that mail programs
/// open: for development, when nothing is to leave the machine.</summary>
/// <remarks>The name follows from the Message-ID, so that a mail sent twice is one file.</remarks>
public sealed class FileDropTransport(string folder) : IMailTransport
{
    public async Task<MailDelivery> SendAsync(ComposedMail mail, CancellationToken cancellationToken)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(mail.MessageId)))[..32];
        var path = Path.Combine(folder, $"{name}.eml");
        var unfinished = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}");
        try
        {
            PrivateFile.CreateFolder(folder);
            await using (var file = PrivateFile.Open(unfinished, FileMode.CreateNew, FileShare.None))
            {
                await file.WriteAsync(mail.Content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            return new MailDelivery.Delivered();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or StartRefusedException)
        {
            return new MailDelivery.Later($"The folder {folder} cannot be written: {cause.Message}");
        }
    }
}
