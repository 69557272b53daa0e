/** The messages in cucumber's page of a run, as JSON. */
export function messagesIn(page: string): string {
  const messages = page.slice(page.indexOf('window.CUCUMBER_MESSAGES = '));
  return messages.slice(messages.indexOf('['), messages.indexOf(';\n</script>')).replaceAll('\\x3C', '\\u003c');
}
