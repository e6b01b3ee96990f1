import { Button } from 'antd';
import { useNavigate, useSearchParams } from 'umi';
import { useSession } from '@/client';
import { useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import { type LayerHead, LayerList } from '../layer-list';

/** All rules, and under each what regions set for themselves. */
export default function RuleListPage() {
  const t = useText(studioRule);
  const navigate = useNavigate();
  const { may } = useSession();
  const [search] = useSearchParams();
  const release = search.get('release');
  const hrefOf = ({ key, region }: LayerHead) => {
    const text = new URLSearchParams({ ...(region ? { region } : {}), ...(release ? { release } : {}) }).toString();
    return `/studio/rules/${key}${text ? `?${text}` : ''}`;
  };
  return (
    <LayerList
      kind="rule"
      title={t('rules')}
      countOf={(n) => t('ruleCount', { n })}
      hint={t('rulesHint')}
      find={t('findRule')}
      none={{ title: t('noRules'), hint: t('noRulesHint') }}
      actions={
        may('definition.base') ? (
          <Button onClick={() => navigate(`/studio/rules/new${release ? `?release=${release}` : ''}`)}>
            {t('newRule')}
          </Button>
        ) : null
      }
      hrefOf={hrefOf}
      own={{ label: t('ourThresholds'), hrefOf: (key, county) => `/studio/rules/${key}?region=${county}` }}
    />
  );
}
