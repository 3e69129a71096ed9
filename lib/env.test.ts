import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EnvError, parseEnv } from './env'

const root = '/srv/paper'

test('Nothing set means the defaults, and so does an empty variable', () => {
  const usual = {
    PORT: 3000, HOST: '0.0.0.0', DATABASE_URL: null, DATA_DIR: '/srv/paper/data', PATHOK_SECRET: null, RACK_MEMORY_MB: 32,
    RACK_DISK_MB: 512, RENDERINGS: 4, TRUSTED_PROXIES: [], METRICS_TOKEN: null, NEWSROOM_SECOND_FACTOR: 'offered', LOG_LEVEL: null, NODE_ENV: 'development',
  }
  expect(parseEnv({}, root)).toEqual(usual)
  expect(parseEnv({ PORT: '', HOST: ' ', DATABASE_URL: '', DATA_DIR: '', PATHOK_SECRET: '', NODE_ENV: '' }, root)).toEqual(usual)
})

test('What is set is taken, a relative folder from the project', () => {
  expect(parseEnv({ PORT: '8080', HOST: '::1', DATABASE_URL: 'postgres://u:p@db/x', DATA_DIR: '../data', NODE_ENV: 'production' }, root)).toMatchObject({
    PORT: 8080,
    HOST: '::1',
    DATABASE_URL: 'postgres://u:p@db/x',
    DATA_DIR: '/srv/data',
    NODE_ENV: 'production',
  })
})

test('Each wrong variable gets one plain line, and no value is repeated', () => {
  const wrong = {
    PORT: '70000', HOST: 'a b', DATABASE_URL: 'mysql://u:hunter2@db/x',
    RACK_MEMORY_MB: '0', RENDERINGS: '2.5', TRUSTED_PROXIES: '10.0.0.0/33', METRICS_TOKEN: 'tiny', NEWSROOM_SECOND_FACTOR: 'yes', LOG_LEVEL: 'loud',
    PATHOK_SECRET: 'short', NODE_ENV: 'prod',
  }
  let message = ''
  try {
    parseEnv(wrong, root)
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError)
    message = (error as Error).message
  }
  expect(message.split('\n')).toEqual([
    'The environment (or the file .env) has wrong values:',
    '  PORT must be a number between 0 and 65535',
    '  HOST must be an address or a host name',
    '  DATABASE_URL must look like postgresql://user:password@host:5432/database',
    '  RACK_MEMORY_MB must be a whole number from 1 to 65536',
    '  RENDERINGS must be a whole number from 1 to 64',
    '  TRUSTED_PROXIES must be addresses or networks such as 127.0.0.1, 10.0.0.0/8',
    '  METRICS_TOKEN must have at least 16 characters',
    '  NEWSROOM_SECOND_FACTOR must be offered or required',
    '  LOG_LEVEL must be fatal, error, warn, info, debug or silent',
    '  PATHOK_SECRET must have at least 32 characters',
    '  NODE_ENV must be development, production or test',
  ])
  for (const value of Object.values(wrong)) expect(message).not.toContain(value === 'prod' || value === '0' ? `'${value}'` : value)
})

test('The environment cannot be changed afterwards', () => {
  expect(Object.isFrozen(parseEnv({}, root))).toBe(true)
})

test('.env.example names every variable with its default', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n').map((line) => line.replace(/^# (?=[A-Z_]+=)/, '')).filter((line) => /^[A-Z_]+=/.test(line))
  const example = Object.fromEntries(lines.map((line) => line.split('=') as [string, string]))
  expect(parseEnv(example, root)).toEqual(parseEnv({}, root))
  expect(Object.keys(example).sort()).toEqual(Object.keys(parseEnv({}, root)).sort())
})
