/** What rooms have in common, in the order of the bar. */
export const ROOM_GROUPS = ['overview', 'model', 'business', 'people', 'connection'] as const;
export type RoomGroup = (typeof ROOM_GROUPS)[number];

/** A room of the studio: where it is, what it belongs to, and the action that it is for. */
export interface StudioRoom {
  key:
    | 'home'
    | 'libraries'
    | 'forms'
    | 'rules'
    | 'dictionaries'
    | 'items'
    | 'indicators'
    | 'layers'
    | 'codeRule'
    | 'releases'
    | 'definitions'
    | 'people'
    | 'organisations'
    | 'subsystems'
    | 'connectors'
    | 'tokens'
    | 'health'
    | 'reference';
  group: RoomGroup;
  to: string;
  needs: string;
}

/** Access decides, the studio follows: in its bar, on its front page and before a page asks the server. */
export const STUDIO_ROOMS: readonly StudioRoom[] = [
  { key: 'home', group: 'overview', to: '/studio', needs: 'studio.open' },
  { key: 'releases', group: 'overview', to: '/studio/releases', needs: 'definition.read' },
  { key: 'health', group: 'overview', to: '/studio/health', needs: 'health.read' },
  { key: 'libraries', group: 'model', to: '/studio/libraries', needs: 'model.read' },
  { key: 'forms', group: 'model', to: '/studio/forms', needs: 'model.read' },
  { key: 'rules', group: 'model', to: '/studio/rules', needs: 'model.read' },
  { key: 'dictionaries', group: 'model', to: '/studio/definitions?kind=dictionary', needs: 'model.read' },
  { key: 'definitions', group: 'model', to: '/studio/definitions', needs: 'model.read' },
  { key: 'items', group: 'business', to: '/studio/items', needs: 'item.write' },
  { key: 'indicators', group: 'business', to: '/studio/indicators', needs: 'model.read' },
  { key: 'layers', group: 'business', to: '/studio/layers', needs: 'model.read' },
  { key: 'codeRule', group: 'business', to: '/studio/code-rule', needs: 'model.read' },
  { key: 'people', group: 'people', to: '/studio/people', needs: 'user.manage' },
  { key: 'organisations', group: 'people', to: '/studio/organisations', needs: 'organisation.manage' },
  { key: 'subsystems', group: 'connection', to: '/studio/subsystems', needs: 'subsystem.manage' },
  { key: 'connectors', group: 'connection', to: '/studio/connectors', needs: 'connector.manage' },
  { key: 'tokens', group: 'connection', to: '/studio/tokens', needs: 'token.read' },
  { key: 'reference', group: 'connection', to: '/developer', needs: 'studio.open' },
];

export const roomsFor = (may: (action: string) => boolean): StudioRoom[] =>
  STUDIO_ROOMS.filter(({ needs }) => may(needs));
