import { FieldFrame } from '../fields/FieldFrame';
import { SelectBox } from '../fields/SelectBox';
import { setQuery } from '../navigation/place';

interface FilterSelectProps {
  /** The name in the address. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** A choice that filters a list. It stands in the address, so that a filtered list can be kept and sent. */
export function FilterSelect({ name, label, value, options }: FilterSelectProps) {
  return (
    <FieldFrame id={`filter-${name}`} label={label}>
      {({ id }) => (
        <SelectBox id={id} value={value} onChange={(event) => setQuery({ [name]: event.target.value })}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </SelectBox>
      )}
    </FieldFrame>
  );
}
