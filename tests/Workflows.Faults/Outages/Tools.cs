using System.ComponentModel;
using System.Diagnostics;

namespace Workflows.Faults.Outages;

/// <summary>Programs of the system that campaigns use.</summary>
internal static class Tools
{
    /// <returns>False when it is not installed, or says that it failed.</returns>
    public static bool Ran(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
