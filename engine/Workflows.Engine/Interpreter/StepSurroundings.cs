using NodaTime;
using Workflows.Language.Definitions;

namespace Workflows.Engine.Interpreter;

/// <summary>What the world is like at the moment of a step; everything that the interpreter may know from outside.</summary>
/// <param name="Now">The time of the step.</param>
/// <param name="Directory">The organisation in force; null: roles are taken as they are written, each its own only holder.</param>
public sealed record StepSurroundings(Instant Now, Organisation? Directory);
