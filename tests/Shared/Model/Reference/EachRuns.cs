using System.Globalization;

namespace Workflows.Tests.Shared.Model.Reference;

/// <summary>A step for every item of a list (BPMN 2.0 §13.3.7).</summary>
internal sealed class EachRun(CaseModel model, Run around, StepShape step) : Run(model, around)
{
    private readonly List<ItemRun> _items = [];
    private readonly HashSet<int> _values = [];

    public StepShape Step => step;

    public bool MayClose => step.Each!.Closes;

    public override IEnumerable<Run> Inside => _items.Where(i => i.HasBegun);

    private bool IsInTurn => step.Each!.InTurn && !Model.Is(Mutant.ItemsComeTogether);

    public override void Begin()
    {
        for (var item = 1; item <= step.Each!.Items; item++)
        {
            _items.Add(new(Model, this, step, item));
            _values.Add(item);
        }

        if (_items.Count == 0)
        {
            Around!.Over(this);
        }
        else if (IsInTurn)
        {
            _items[0].Begin();
        }
        else
        {
            foreach (var item in _items.ToList().Where(i => !i.IsGone && !IsGone))
            {
                item.Begin();
            }
        }
    }

    public override void Over(Run inner)
    {
        inner.CutOff();
        _items.Remove((ItemRun)inner);
        if (_items.Count == 0)
        {
            Around!.Over(this);
        }
        else if (IsInTurn)
        {
            _items[0].Begin();
        }
    }

    /// <summary>Goes on with what came.</summary>
    public void Close()
    {
        CutOff();
        Around!.Over(this);
    }

    /// <returns>False: it is there already.</returns>
    public bool TryAdd(int value)
    {
        if (!_values.Add(value))
        {
            return false;
        }

        if (!Model.Is(Mutant.AddedItemIsForgotten))
        {
            _items.Add(new(Model, this, step, value));
            if (!IsInTurn)
            {
                _items[^1].Begin();
            }
        }

        return true;
    }
}

internal sealed class ItemRun(CaseModel model, EachRun around, StepShape step, int item) : Run(model, around)
{
    private Run? _body;

    public bool HasBegun => _body is not null;

    public override IEnumerable<Run> Inside => _body is null ? [] : [_body];

    public override Dictionary<string, int> Loops { get; } = [];

    public string Variable => $"i{step.Id}";

    public string Value { get; } = item.ToString(CultureInfo.InvariantCulture);

    protected override string ItemsInside => Items.Length == 0 ? $"({Value})" : $"{Items[..^1]}, {Value})";

    public override void Begin()
    {
        _body = Model.RunOf(step with { Each = null }, this);
        _body.Begin();
    }

    public override void Over(Run inner) => Around!.Over(this);
}
