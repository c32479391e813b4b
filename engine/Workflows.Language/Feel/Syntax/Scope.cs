using System.Collections.Immutable;

namespace Workflows.Language.Feel.Syntax;

/// <summary>The names that may be used at a place of an expression, from the innermost out.</summary>
internal abstract class Scope(Scope? outer)
{
    public Scope? Outer { get; } = outer;

    /// <summary>The names of this scope alone.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Those of its names that may stand in a text from a position on.</summary>
    public virtual IEnumerable<string> NamesAt(string text, int position) => Names;
}

/// <summary>The names that whoever evaluates gives values to.</summary>
internal sealed class VariableScope(FeelScope scope) : Scope(null)
{
    public override IEnumerable<string> Names => scope.Variables.Keys;

    public override IEnumerable<string> NamesAt(string text, int position) => scope.Index.StartingAt(text, position);

    public FeelType? Find(string name) => scope.Variables.GetValueOrDefault(name);
}

/// <summary>One name that the expression itself gives a value to.</summary>
internal sealed class LocalScope(Scope outer, string name, FeelType type, int slot) : Scope(outer)
{
    public string Name { get; } = name;

    public FeelType Type { get; } = type;

    public int Slot { get; } = slot;

    /// <summary>True once something read it.</summary>
    public bool IsRead { get; set; }

    public override IEnumerable<string> Names => [Name];
}

/// <summary>Within a filter: the item's fields.</summary>
internal sealed class ItemScope(Scope outer, FeelType item, int slot) : Scope(outer)
{
    private readonly FeelType.ContextOf? _context = item as FeelType.ContextOf;

    public int Slot { get; } = slot;

    /// <summary>True when the item may have fields that nobody declared.</summary>
    public bool IsOpen => item == FeelType.Any || item == FeelType.AnyContext;

    public override IEnumerable<string> Names => _context?.Fields.Keys ?? [];

    public FeelType? Find(string name) => _context?.Fields.GetValueOrDefault(name);
}
