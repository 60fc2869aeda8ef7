export { default as ListTable } from './ListTable.vue';
export type { Column, CellValue } from './model';
