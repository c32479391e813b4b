using Workflows.Language.Feel.Nodes;

namespace Workflows.Language.Feel.Syntax;

/// <content>The texts that variables are compared with, for checks that know which texts a variable can hold.</content>
internal sealed partial class FeelParser
{
    private readonly List<ComparedText> _compared = [];

    /// <summary>The texts that variables and their fields are compared with, in the order of the expression.</summary>
    public IEnumerable<ComparedText> Compared => _compared.Distinct();

    private void NoteEquality(Node left, Node right)
    {
        Note(left, right);
        Note(right, left);
    }

    private void Note(Node path, Node text)
    {
        switch (text, path)
        {
            case (ListNode list, _):
                foreach (var item in list.Items)
                    Note(path, item);
                break;
            case (ConstantNode { Value: FeelText written }, VariableNode variable):
                _compared.Add(new(variable.Name, null, written.Value, text.Span));
                break;
            case (ConstantNode { Value: FeelText written }, PathNode { Target: VariableNode variable } field):
                _compared.Add(new(variable.Name, field.Name, written.Value, text.Span));
                break;
        }
    }
}
