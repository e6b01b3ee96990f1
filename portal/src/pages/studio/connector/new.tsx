import { useText } from '@/locale';
import { connector } from '@/locale/connector';
import { NewDefinition } from '../item/new-definition';
import { emptyConnector } from './connector-draft';

/** A new connector: what it is called; the rest is written on its own page. */
export default function NewConnectorPage() {
  const t = useText(connector);
  return (
    <NewDefinition
      kind="connector"
      room={{ label: t('room'), href: '/studio/connectors' }}
      title={t('create')}
      note={t('createHint')}
      begin={emptyConnector}
    />
  );
}
