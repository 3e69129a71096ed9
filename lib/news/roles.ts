/** What people in a newsroom are, the least first. Each may do what those before it may. */
export const roles = ['reporter', 'sub-editor', 'editor', 'administrator'] as const
export type Role = (typeof roles)[number]

/**
 * What can be done in the newsroom, and from which role on. One table for the code that asks, the tests that try, and the
 * page that explains. `story.edit` is for stories of others; whoever began a story may always write it until it is public.
 */
export const permissions = {
  'story.read': 'reporter',
  'story.create': 'reporter',
  'story.edit': 'sub-editor',
  'story.submit': 'reporter',
  'story.return': 'sub-editor',
  'story.publish': 'editor',
  'story.schedule': 'editor',
  'story.withdraw': 'editor',
  'story.correct': 'editor',
  'story.restore': 'reporter',
  'preview.link': 'reporter',
  'picture.upload': 'reporter',
  'topic.manage': 'editor',
  'figures.read': 'reporter',
  'list.hide': 'editor',
  'audit.read': 'editor',
  'people.manage': 'administrator',
} as const satisfies Record<string, Role>
export type Permission = keyof typeof permissions

/** Whether somebody of this role may do this. */
export function may(role: Role, permission: Permission): boolean {
  return roles.indexOf(role) >= roles.indexOf(permissions[permission])
}

/** Who is doing something in the newsroom. */
export interface Editor {
  id: string
  name: string
  role: Role
}

/**
 * Whether somebody may write this story: who may edit the stories of others, always; who began it, until readers have
 * seen it.
 */
export function mayWrite({ id, role }: Pick<Editor, 'id' | 'role'>, story: { createdBy: string | null; isPublic: boolean }): boolean {
  return may(role, 'story.edit') || (may(role, 'story.create') && story.createdBy === id && !story.isPublic)
}
