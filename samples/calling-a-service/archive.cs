#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false

// An archive for trying out: dotnet run samples/calling-a-service/archive.cs
// It gives every case a number, and the same number again to whoever sends the same Idempotency-Key again.
using System.Collections.Concurrent;

var numbers = new ConcurrentDictionary<string, int>();
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/cases", (HttpContext context) => context.Request.Headers.Authorization == "Bearer only-for-trying-out"
    ? Results.Json(
        new { number = $"{DateTime.UtcNow.Year}/{numbers.GetOrAdd(context.Request.Headers["Idempotency-Key"].ToString(), _ => numbers.Count + 1)}" })
    : Results.StatusCode(403));
app.Run("http://localhost:5099");
