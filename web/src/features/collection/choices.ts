import type { ObjectDirective } from 'vue';

export interface Choice {
  value: string;
  text: string;
}

const made = new WeakMap<readonly Choice[], DocumentFragment>();

function optionsOf(choices: readonly Choice[]): DocumentFragment {
  let options = made.get(choices);
  if (options === undefined) {
    options = document.createDocumentFragment();
    for (const { value, text } of choices) options.append(new Option(text, value));
    made.set(choices, options);
  }
  return options.cloneNode(true) as DocumentFragment;
}

/**
 * The options of a select that stands in hundreds of rows: made once and copied, where the page would otherwise keep
 * track of every one of them. Vue sets the value after they are there.
 */
export const vChoices: ObjectDirective<HTMLSelectElement, readonly Choice[]> = {
  created(select, { value }) {
    select.append(optionsOf(value));
  },
  beforeUpdate(select, { value, oldValue }) {
    if (value === oldValue) return;
    const chosen = select.value;
    select.replaceChildren(optionsOf(value));
    select.value = chosen;
  },
};
