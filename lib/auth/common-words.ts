/** Words that the commonest passwords are made of, in small letters. */
export const commonWords: readonly string[] = [
  'password', 'passwort', 'passw', 'pass', 'passcode', 'passphrase', 'qwerty', 'qwertz', 'azerty', 'letmein', 'welcome', 'admin',
  'administrator', 'login', 'master', 'secret', 'iloveyou', 'ilove', 'loveyou', 'love', 'monkey', 'dragon', 'sunshine', 'princess',
  'football', 'cricket', 'baseball', 'superman', 'batman', 'shadow', 'michael', 'jordan', 'trustno', 'whatever', 'starwars',
  'computer', 'internet', 'samsung', 'google', 'facebook', 'android', 'hello', 'freedom', 'changeme', 'default', 'temporary',
  'temp', 'test', 'testing', 'tester', 'user', 'username', 'guest', 'root', 'system', 'server', 'network', 'access', 'security',
  'private', 'please', 'summer', 'winter', 'spring', 'autumn', 'january', 'february', 'march', 'april', 'june', 'july', 'august',
  'september', 'october', 'november', 'december', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday',
  'newspaper', 'newsroom', 'news', 'editor', 'reporter', 'journalist', 'press', 'media', 'daily', 'publish', 'editorial',
  'bangladesh', 'bangla', 'bengali', 'bengal', 'dhaka', 'dhaka', 'chittagong', 'chattogram', 'sylhet', 'khulna', 'rajshahi',
  'barishal', 'barisal', 'rangpur', 'mymensingh', 'comilla', 'cumilla', 'kolkata', 'calcutta', 'shonar', 'sonar', 'amar', 'tomar',
  'ami', 'tumi', 'bhalobashi', 'valobashi', 'valobasi', 'joybangla', 'joy', 'mujib', 'shadhin', 'padma', 'meghna', 'jamuna',
  'allah', 'muhammad', 'mohammad', 'mohammed', 'bismillah', 'alhamdulillah', 'inshallah', 'rahman', 'islam', 'abcdef', 'super', 'my', 'the', 'new', 'and',
  'পাসওয়ার্ড', 'পাসওয়ার্ড', 'বাংলাদেশ', 'বাংলা', 'ঢাকা', 'আমার', 'সোনার', 'ভালোবাসি', 'সংবাদ', 'খবর', 'পত্রিকা', 'স্বাধীন',
].map((word) => word.normalize('NFKC'))

/** Every run of three or more that a hand finds without thinking, the longest first. */
export const runs: readonly string[] = ((): string[] => {
  const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm', '০১২৩৪৫৬৭৮৯০', 'কখগঘঙচছজঝঞ']
  const both = rows.flatMap((row) => [row, [...row].reverse().join('')])
  const found = new Set<string>()
  for (const row of both) {
    for (let from = 0; from < row.length - 2; from++) for (let to = from + 3; to <= row.length; to++) found.add(row.slice(from, to))
  }
  return [...found].sort((a, b) => b.length - a.length)
})()
