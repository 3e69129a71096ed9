import { useTranslations } from 'next-intl'
import { may, permissions, roles, type Permission } from '@/lib/news/roles'

/** A message key has no dots. */
const keyOf = (permission: Permission) => permission.replace('.', '-') as `${string}-${string}`

/** Who may do what, drawn from the very table that the newsroom asks. */
export function RoleTable() {
  const t = useTranslations('newsroom.desk')
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label={t('helping.roles')}>
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="type-meta">
            <th scope="col" className="py-2 pr-4">{t('helping.act')}</th>
            {roles.map((role) => <th key={role} scope="col" className="px-2 py-2 text-center">{t(`role.${role}`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {(Object.keys(permissions) as Permission[]).map((permission) => (
            <tr key={permission} className="row-rule">
              <th scope="row" className="py-2 pr-4 font-[inherit]">{t(`permission.${keyOf(permission)}` as never)}</th>
              {roles.map((role) => (
                <td key={role} className="px-2 py-2 text-center">
                  {may(role, permission)
                    ? <><span aria-hidden="true" className="bead bg-leaf" /><span className="sr-only">{t('helping.yes')}</span></>
                    : <><span aria-hidden="true" className="text-soft">–</span><span className="sr-only">{t('helping.no')}</span></>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
