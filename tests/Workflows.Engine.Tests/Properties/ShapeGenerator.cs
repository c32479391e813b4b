using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Workflows.Engine.Tests.Properties;

/// <summary>Made-up processes, and smaller ones of those that fail.</summary>
internal static class ShapeGenerator
{
    public static Arbitrary<Shapes> Processes { get; } = Arb.From(Gen.Sized(size => List(Math.Min(3, 1 + (size / 20)), 4)), Smaller);

    private static Gen<Shapes> List(int depth, int longest) =>
        from length in Gen.Choose(1, longest)
        from steps in Step(depth).ListOf(length)
        select new Shapes([.. steps]);

    private static Gen<Shape> Step(int depth) => depth == 0
        ? Simple
        : Gen.Frequency((5, Simple), (2, Parallel(depth)), (2, Each(depth)), (1, Choose(depth)));

    private static Gen<Shape> Simple { get; } = Gen.Frequency(
        (6, Task),
        (1, Gen.Choose(1, 200).Select(h => (Shape)new Shape.Wait(h))),
        (1, Gen.Constant((Shape)new Shape.Message())),
        (1, Gen.Constant((Shape)new Shape.Set())),
        (1, Gen.Constant((Shape)new Shape.Notify())),
        (1, Gen.Constant((Shape)new Shape.Back())),
        (1, from whole in Flag from holds in Flag select (Shape)new Shape.End(whole, holds)));

    private static Gen<bool> Flag => Gen.Elements(true, false);

    private static Gen<Shape> Task =>
        from lead in Gen.Elements<Lead?>(null, null, Lead.Continue, Lead.BackToItself, Lead.End, Lead.EndProcess)
        from timers in Flag
        select (Shape)new Shape.Task(lead, timers);

    private static Gen<Shape> Choose(int depth) =>
        from taken in Flag
        from then in List(depth - 1, 2)
        from otherwise in List(depth - 1, 2)
        select (Shape)new Shape.Choose(taken, then, otherwise);

    private static Gen<Shape> Parallel(int depth) =>
        from count in Gen.Choose(2, 3)
        from branches in (from holds in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false))) from steps in List(depth - 1, 3) select new Branch(holds, steps)).ListOf(count)
        select (Shape)new Shape.Parallel([.. branches]);

    private static Gen<Shape> Each(int depth) =>
        from items in Gen.Choose(0, 3)
        from closes in Gen.Elements<int?>(null, null, 3, 40)
        from body in Gen.OneOf(Task.Where(t => t is not Shape.Task { Outcome: Lead.BackToItself }), Parallel(depth)) // out of an item nothing leads back
        select (Shape)new Shape.Each(items, closes, body);

    /// <summary>Without one step, or with a step made smaller.</summary>
    private static IEnumerable<Shapes> Smaller(Shapes list)
    {
        for (var i = 0; i < list.Steps.Length && list.Steps.Length > 1; i++)
        {
            yield return new(list.Steps.RemoveAt(i));
        }

        for (var i = 0; i < list.Steps.Length; i++)
        {
            foreach (var smaller in Smaller(list.Steps[i]))
            {
                yield return new(list.Steps.SetItem(i, smaller));
            }
        }
    }

    private static IEnumerable<Shape> Smaller(Shape shape) => shape switch
    {
        Shape.Task { Outcome: not null } task => [task with { Outcome = null }],
        Shape.Task { Timers: true } task => [task with { Timers = false }],
        Shape.Choose choose => [.. choose.Then.Steps, .. choose.Otherwise.Steps, .. Smaller(choose.Then).Select(t => choose with { Then = t })],
        Shape.Parallel parallel =>
        [
            .. parallel.Branches.SelectMany(b => b.Steps.Steps),
            .. parallel.Branches.SelectMany((b, i) => Smaller(b.Steps).Select(s => parallel with { Branches = parallel.Branches.SetItem(i, b with { Steps = s }) })),
        ],
        Shape.Each each => [each.Body, .. each.Items > 1 ? [each with { Items = 1 }] : ImmutableArray<Shape>.Empty, .. Smaller(each.Body).Where(b => b is Shape.Task or Shape.Parallel).Select(b => each with { Body = b })],
        _ => [],
    };
}
