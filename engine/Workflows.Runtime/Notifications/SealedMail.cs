using System.Buffers.Binary;
using System.Text;
using Workflows.Runtime.Privacy;

namespace Workflows.Runtime.Notifications;

/// <summary>A composed mail as the outbox keeps it: sealed with its instance's key, byte for byte as it will be sent.</summary>
public static class SealedMail
{
    public static byte[] Close(ComposedMail mail, DataKey key, Guid outboxId)
    {
        byte[][] parts = [Encoding.ASCII.GetBytes(mail.MessageId), Encoding.ASCII.GetBytes(mail.Sender), Encoding.ASCII.GetBytes(mail.Recipient)];
        using var plain = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            plain.Write(length);
            plain.Write(part);
        }

        plain.Write(mail.Content.Span);
        return key.Close(plain.GetBuffer().AsSpan(0, (int)plain.Length), PlaceOf(outboxId));
    }

    /// <exception cref="SealBrokenException">It was changed, or belongs elsewhere.</exception>
    public static ComposedMail Open(ReadOnlySpan<byte> closed, DataKey key, Guid outboxId)
    {
        var plain = key.Open(closed, PlaceOf(outboxId));
        var rest = plain.AsMemory();
        return new(Text(), Text(), Text(), rest);

        string Text()
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest.Span);
            var text = Encoding.ASCII.GetString(rest.Span.Slice(4, length));
            rest = rest[(4 + length)..];
            return text;
        }
    }

    private static SealedPlace PlaceOf(Guid outboxId) => SealedPlace.Of("outbox.closed", outboxId);
}
