import { useTranslations } from 'next-intl'
import { roles, type Role } from '@/lib/news/roles'

/** Asks for a role. */
export function RoleField({ chosen }: { chosen: Role }) {
  const t = useTranslations('newsroom')
  return (
    <label className="block">
      <span className="type-meta block">{t('people.role')}</span>
      <select name="role" defaultValue={chosen} className="control w-full max-w-[26rem]">
        {roles.map((role) => <option key={role} value={role}>{t(`desk.role.${role}`)}</option>)}
      </select>
    </label>
  )
}
