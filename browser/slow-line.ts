// Not every browser tells the server how slow its line is. One that knows it says it here, with a cookie for half an hour;
// who has chosen a form of the pages gets that one all the same.
const { connection } = navigator as { connection?: { effectiveType?: string } }
if (/2g/.test(connection?.effectiveType ?? '')) document.cookie = 'line=2g;path=/;max-age=1800'

export {}
