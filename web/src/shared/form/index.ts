export { default as FieldForm } from './FieldForm.vue';
export { default as FieldEntry } from './FieldEntry.vue';
export { default as FormFacts } from './FormFacts.vue';
export { default as FactValue } from './FactValue.vue';
export { default as GroupFrame } from './GroupFrame.vue';
export { default as TruthInput } from './TruthInput.vue';
export { default as ChoiceInput } from './ChoiceInput.vue';
export { default as DraftNote } from './DraftNote.vue';
export { useFieldForm, type FieldFormState } from './useFieldForm';
export { deskSource, formSourceKey, useTitles, type Choice, type Choices, type FormSource } from './choices';
export { extentOf, partsOf, positionsOf, projection, type Extent, type Position } from './place';
export { changedFields, given, isEmpty, titleKey } from './model';
export type {
  Access,
  FieldView,
  FormView,
  Geometry,
  SectionView,
  Shape,
  Titles,
  Value,
  Values,
} from './model';
