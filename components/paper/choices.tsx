interface Choice {
  value: string
  word: string
}

/**
 * One question with a few answers. The bead stands at the answer in force: with scripts the one that is checked, without
 * them the one that /prefs.css names, since the page itself knows nothing of the reader.
 */
export function Choices({ name, legend, choices, usual }: { name: string; legend: string; choices: Choice[]; usual: string }) {
  return (
    <fieldset className="mt-6">
      <legend className="type-second">{legend}</legend>
      <div className="mt-1 flex flex-wrap gap-x-6">
        {choices.map(({ value, word }) => (
          <label key={value} className="choice tap" data-choice={`${name}-${value}`} data-usual={value === usual ? '' : undefined}>
            <input type="radio" name={name} value={value} className="choice-input" />
            <span>{word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
