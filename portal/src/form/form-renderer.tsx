import './compiler';
import { createSchemaField, FormProvider, observer } from '@formily/react';
import { compileForm } from '@project-cloud/forms-engine';
import { forwardRef, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { FieldIssue } from '@/client';
import { goToField } from '@/components';
import { useLanguage, useText } from '@/locale';
import { desk } from '@/locale/desk';
import { components } from './components';
import { createEngineForm, type EngineForm, type FormState, formilyPath, type Values } from './engine-form';
import { type FormSurroundings, FormSurroundingsProvider } from './form-context';
import css from './form-renderer.css';
import { prepareSchema } from './prepare-schema';

const SchemaField = createSchemaField({ components });

/** What a page may do with the form that it shows. */
export interface FormHandle {
  /** Shows every issue; the values when there is none, else null with the cursor in the first field that is wrong. */
  submit(): Values | null;
  values(): Values;
  fill(values: Values): void;
}

export interface FormRendererProps {
  schema: Record<string, unknown>;
  values: Values;
  /** Figures that the server adds and expressions may read: the annual plan, what was reported before. */
  context?: Values;
  today: string;
  readOnly?: boolean;
  /** The answers as they are stored: what was chosen then may stay, also where it is retired since. */
  kept?: Values | undefined;
  /** What the server refused. */
  issues?: FieldIssue[];
  onChange?: (state: FormState) => void;
  onSubmit?: (values: Values) => void;
  layout?: FormSurroundings['layout'];
  previous?: Values;
  previousLabel?: string;
  currentLabel?: string;
  moneyUnit?: string;
  origin?: Record<string, { layer: string | null }>;
  projectCode?: string;
}

/** A form of the library, as a county sees it. Formily renders it; the engine decides what shows, what is required and what is wrong. */
export const FormRenderer = forwardRef<FormHandle, FormRendererProps>(function FormRenderer(props, handle) {
  const { schema, today, readOnly = false } = props;
  const context = useSame(props.context);
  const kept = useSame(props.kept);
  const { language } = useLanguage();
  const compiled = useMemo(() => compileForm(schema), [schema]);
  const prepared = useMemo(() => prepareSchema(schema, compiled.fields), [schema, compiled]);
  const latest = useRef(props);
  latest.current = props;
  const [engine, setEngine] = useState<EngineForm | null>(null);
  const [state, setState] = useState<FormState | null>(null);
  // A form that is made anew (its context was read again) goes on with what was typed.
  const typed = useRef<Values | null>(null);

  // Formily keeps a form and its observers alive until it is told: each form is made and disposed of with its place on the page.
  useEffect(() => {
    const made = createEngineForm(compiled, {
      values: typed.current ?? latest.current.values,
      ctx: { today, context, kept },
      language,
      readOnly,
      onChange: (next) => {
        setState(next);
        typed.current = next.values;
        latest.current.onChange?.(next);
      },
    });
    setEngine(made);
    return () => made.dispose();
  }, [compiled, today, context, kept, language, readOnly]);

  useEffect(() => {
    if (engine && props.issues && props.issues.length > 0) {
      engine.refuse(props.issues);
      goTo(props.issues);
    }
  }, [engine, props.issues]);

  useImperativeHandle(
    handle,
    () => ({
      submit() {
        if (!engine) return null;
        const verdict = engine.check();
        if (verdict.ok) return verdict.values;
        goTo(verdict.issues);
        return null;
      },
      values: () => engine?.values() ?? latest.current.values,
      fill: (values) => engine?.fill(values),
    }),
    [engine],
  );

  // All fields look at the surroundings: they change when the hints do, not with every key.
  const hints = useSame(state?.hints ?? []);
  const surroundings = useMemo<FormSurroundings>(
    () => ({
      layout: props.layout ?? 'entry',
      previous: props.previous,
      previousLabel: props.previousLabel,
      currentLabel: props.currentLabel,
      moneyUnit: props.moneyUnit,
      origin: props.origin,
      projectCode: props.projectCode,
      hints,
      touch: (path) => engine?.touch(path),
      fill: (key, value) => engine?.fill({ [key]: value }),
    }),
    [
      props.layout,
      props.previous,
      props.previousLabel,
      props.currentLabel,
      props.moneyUnit,
      props.origin,
      props.projectCode,
      hints,
      engine,
    ],
  );

  if (!engine) return null;
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const verdict = engine.check();
        if (verdict.ok) props.onSubmit?.(verdict.values);
        else goTo(verdict.issues);
      }}
    >
      <FormSurroundingsProvider value={surroundings}>
        <FormProvider form={engine.form}>
          {props.layout === 'report' ? <ColumnHeads {...props} /> : null}
          <div className={props.layout === 'report' ? css.report : css.entry}>
            <Fields schema={prepared} />
          </div>
        </FormProvider>
      </FormSurroundingsProvider>
    </form>
  );
});

const Fields = observer(function Fields({ schema }: { schema: ReturnType<typeof prepareSchema> }) {
  return <SchemaField schema={schema} />;
});

/** The first of equal objects: an answer that is read again without news is the same answer. */
function useSame<T>(value: T): T {
  const kept = useRef(value);
  if (JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value;
  return kept.current;
}

/** Over the columns of a report: the unit once, then which month each column is. */
function ColumnHeads({ moneyUnit, previousLabel, currentLabel }: FormRendererProps) {
  const t = useText(desk);
  return (
    <div className={css.heads} aria-hidden="true">
      <span>{moneyUnit ? t('report.unit', { unit: moneyUnit }) : ''}</span>
      <span>{previousLabel}</span>
      <span>{currentLabel}</span>
    </div>
  );
}

/** The first field on the page that is wrong; the errors have to be drawn before it can be found. */
function goTo(issues: readonly { path: string }[]): void {
  requestAnimationFrame(() => {
    const places = issues
      .map(({ path }) => formilyPath(path))
      .map((path) => ({ path, place: document.getElementById(`field-${path}`) }))
      .filter((found) => found.place !== null);
    places.sort((a, b) =>
      a.place && b.place && a.place.compareDocumentPosition(b.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    if (places[0]) goToField(places[0].path);
  });
}
