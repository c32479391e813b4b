using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Workflows.Tests.Shared;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder, on loopback; gone when disposed.</summary>
/// <remarks>Where no server is installed, tests that ask for it are skipped with the reason shown, unless
/// <c>WORKFLOWS_TEST_REQUIRE=all</c>: then they fail. PostgreSQL refuses to run as root, so root starts it as the user postgres.</remarks>
public sealed class ThrowAwayPostgres : IDisposable
{
    private readonly string _programs;
    private readonly string _folder;
    private readonly string _password;
    private readonly string _memory;

    private ThrowAwayPostgres(string programs, string folder, string password, int port, string memory)
    {
        _programs = programs;
        _folder = folder;
        _password = password;
        _memory = memory;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Why no server can be started here; null when one can.</summary>
    public static string? WhyNot =>
        FindPrograms() is not null ? null : "PostgreSQL is not installed (no /usr/lib/postgresql/*/bin/initdb).";

    private string Data => Path.Combine(_folder, "data");

    /// <summary>The process that the server's others are children of.</summary>
    public int Process => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Makes a small cluster, of which many fit on one machine, and starts it; about two seconds.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or does not start; the server's own words are in the message.</exception>
    public static ThrowAwayPostgres Start() => Start("-c shared_buffers=32MB");

    /// <summary>The same with memory and room for its log as an installation has that it serves alone.</summary>
    public static ThrowAwayPostgres StartAsOperated() => Start("-c shared_buffers=1GB -c max_wal_size=4GB");

    private static ThrowAwayPostgres Start(string memory)
    {
        var programs = FindPrograms() ?? throw new InvalidOperationException(WhyNot);
        var folder = Directory.CreateTempSubdirectory("workflows-postgres-").FullName;
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var server = new ThrowAwayPostgres(programs, folder, password, FreePort(), memory);
        File.WriteAllText(Path.Combine(folder, "password"), password);
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "-R", "postgres", folder);
        }

        server.RunServerProgram(
            "initdb", "-D", server.Data, "-U", "postgres",
            "--auth=scram-sha-256", $"--pwfile={folder}/password", "--encoding=UTF8", "--locale=C", "--no-sync");
        server.Resume();
        return server;
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"t{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    /// <summary>The connection string of one of its databases.</summary>
    public string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = Port, Username = "postgres", Password = _password, Database = database, MaxPoolSize = 20,
        }.ConnectionString;

    /// <summary>Ends the server as a crash would: no checkpoint, recovery at the next start.</summary>
    public void Crash() => RunServerProgram("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");

    /// <summary>Starts the server (again) on the same data and port.</summary>
    /// <remarks>Recovery on a machine that does much else has been seen to take longer than the minute that is given otherwise.</remarks>
    public void Resume() => RunServerProgram(
        "pg_ctl",
        "start",
        "-D",
        Data,
        "-w",
        "-t",
        "300",
        "-l",
        Path.Combine(_folder, "log"),
        "-o",
        $"-c listen_addresses=127.0.0.1 -c port={Port} -c unix_socket_directories={_folder} -c max_connections=200 {_memory}");

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            Crash();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private void RunServerProgram(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // Output goes nowhere: the server would inherit a pipe and keep it open. What went wrong stands in its log.
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
        })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static string? FindPrograms() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(d => Path.Combine(d, "bin"))
                .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
