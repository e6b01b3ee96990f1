/** A room of the studio: where it is, and the action that it is for. */
export interface StudioRoom {
  key:
    | 'home'
    | 'libraries'
    | 'forms'
    | 'rules'
    | 'dictionaries'
    | 'items'
    | 'indicators'
    | 'codeRule'
    | 'releases'
    | 'definitions'
    | 'people'
    | 'organisations'
    | 'subsystems'
    | 'tokens'
    | 'health'
    | 'reference';
  to: string;
  needs: string;
}

/** Access decides, the studio follows: in its bar, on its front page and before a page asks the server. */
export const STUDIO_ROOMS: readonly StudioRoom[] = [
  { key: 'home', to: '/studio', needs: 'studio.open' },
  { key: 'libraries', to: '/studio/libraries', needs: 'model.read' },
  { key: 'forms', to: '/studio/forms', needs: 'model.read' },
  { key: 'rules', to: '/studio/rules', needs: 'model.read' },
  { key: 'dictionaries', to: '/studio/definitions?kind=dictionary', needs: 'model.read' },
  { key: 'items', to: '/studio/items', needs: 'item.write' },
  { key: 'indicators', to: '/studio/indicators', needs: 'model.read' },
  { key: 'codeRule', to: '/studio/code-rule', needs: 'model.read' },
  { key: 'releases', to: '/studio/releases', needs: 'definition.read' },
  { key: 'definitions', to: '/studio/definitions', needs: 'model.read' },
  { key: 'people', to: '/studio/people', needs: 'user.manage' },
  { key: 'organisations', to: '/studio/organisations', needs: 'organisation.manage' },
  { key: 'subsystems', to: '/studio/subsystems', needs: 'subsystem.manage' },
  { key: 'tokens', to: '/studio/tokens', needs: 'token.read' },
  { key: 'health', to: '/studio/health', needs: 'health.read' },
  { key: 'reference', to: '/developer', needs: 'studio.open' },
];

export const roomsFor = (may: (action: string) => boolean): StudioRoom[] =>
  STUDIO_ROOMS.filter(({ needs }) => may(needs));
