import { FieldItem } from './field-item';
import { ArrayTable, Cell } from './fields/array-table';
import { Checkbox, Radio, Select, YesNo } from './fields/choice-input';
import { Computed } from './fields/computed';
import { CreditCode } from './fields/credit-code';
import { DatePicker, MonthPicker } from './fields/date-input';
import { MoneyInput, NumberPicker, PercentInput } from './fields/figure-input';
import { Geometry } from './fields/geometry';
import { IndustrySelect } from './fields/industry-select';
import { OrganisationSelect } from './fields/organisation-select';
import { ProjectSelect } from './fields/project-select';
import { RegionSelect } from './fields/region-select';
import { Input } from './fields/text-input';
import { Upload } from './fields/upload';
import { FormGrid, FormStep, FormTab, Group, Note, Through } from './layout';

/** Every component that a schema may name (the engine's allow-list), and the two decorators that prepareSchema puts in. */
export const components = {
  Group,
  Note,
  FormGrid: Object.assign(FormGrid, { GridColumn: Through }),
  FormLayout: Through,
  FormStep: Object.assign(FormStep, { StepPane: Through }),
  FormTab: Object.assign(FormTab, { TabPane: Through }),
  Input,
  NumberPicker,
  MoneyInput,
  PercentInput,
  DatePicker,
  MonthPicker,
  Select,
  Checkbox,
  Radio,
  YesNo,
  RegionSelect,
  OrganisationSelect,
  IndustrySelect,
  CreditCode,
  ProjectSelect,
  Geometry,
  Upload,
  ArrayTable,
  Computed,
  FieldItem,
  Cell,
};
