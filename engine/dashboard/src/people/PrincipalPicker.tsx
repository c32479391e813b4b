import { useTranslation } from 'react-i18next';
import { Button } from '../carbon';
import { FieldFrame } from '../fields/FieldFrame';
import { SelectBox } from '../fields/SelectBox';
import { usePeople } from './directory';

interface PrincipalPickerProps {
  readonly chosen: readonly string[];
  /** True after an attempt without anybody. */
  readonly missing: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Chooses roles, roles of a unit, and people. */
export function PrincipalPicker({ chosen, missing, onChange }: PrincipalPickerProps) {
  const { t } = useTranslation();
  const people = usePeople();
  const { roles, units, people: persons } = people.directory;
  const groups = [
    { label: t('task.roles'), principals: roles.flatMap((role) => (role.perUnit ? units.map((unit) => `${role.id}@${unit.id}`) : [role.id])) },
    { label: t('task.people'), principals: persons.map((person) => `person:${person.id}`) },
  ];
  return (
    <>
      <FieldFrame
        id="principal"
        required
        label={`${t('task.others')} (${t('common.required')})`}
        help={t('task.othersHelp')}
        problem={missing && chosen.length === 0 ? t('task.othersMissing') : undefined}
      >
        {(aria) => (
          <SelectBox {...aria} value="" onChange={(event) => event.target.value !== '' && onChange([...chosen, event.target.value])}>
            <option value="">{t('form.choose')}</option>
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.principals
                  .filter((principal) => !chosen.includes(principal))
                  .map((principal) => (
                    <option key={principal} value={principal}>
                      {people.nameOf(principal)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </SelectBox>
        )}
      </FieldFrame>
      <ul className="wf-chosen">
        {chosen.map((principal) => (
          <li key={principal}>
            <span>{people.nameOf(principal)}</span>
            <Button
              kind="ghost"
              size="sm"
              aria-label={t('task.removeOther', { who: people.nameOf(principal) })}
              onClick={() => onChange(chosen.filter((p) => p !== principal))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
