'use client'

import type { ReactNode } from 'react'
import { StoryForm, type StoryFormProps } from '@/components/newsroom/writing/story-form.client'
import type { Suggest } from '@/components/newsroom/writing/story-material.client'
import type { Proposals, WrittenSoFar } from '@/lib/news/proposals'
import { newsroomRoutes } from '@/lib/routes'

/** Plain requests and not server actions, which would wait for one another and for the press. */
async function ask<One>(kind: Parameters<typeof newsroomRoutes.suggest>[0], words: string): Promise<One[]> {
  const answer = await fetch(newsroomRoutes.suggest(kind, words), { headers: { accept: 'application/json' }, redirect: 'error' })
  return answer.ok ? await answer.json() as One[] : []
}

async function askProposals(written: WrittenSoFar): Promise<Proposals | null> {
  const answer = await fetch(newsroomRoutes.propose(), {
    method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(written), redirect: 'error',
  })
  return answer.ok ? await answer.json() as Proposals : null
}

const suggest: Suggest = {
  topics: (words) => ask('topics', words),
  contributors: (words) => ask('contributors', words),
  stories: (words) => ask('stories', words),
  words: (latin) => ask('words', latin),
  proposals: askProposals,
}

/** The writing surface with what it asks of the newsroom; beside it stands what can be done with the story. */
export function WritingDesk({ children, ...props }: Omit<StoryFormProps, 'suggest' | 'actions'> & { children: ReactNode }) {
  return <StoryForm {...props} suggest={suggest}>{children}</StoryForm>
}
