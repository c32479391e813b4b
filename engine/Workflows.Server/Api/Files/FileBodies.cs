namespace Workflows.Server.Api.Files;

/// <summary>A stored file; send it as the value of a form's file line.</summary>
/// <param name="File">Its id.</param>
/// <param name="Name">As the person who uploaded it called it.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Type">The media type that it was uploaded with.</param>
public sealed record UploadedFile(string File, string Name, long Size, string Type);
