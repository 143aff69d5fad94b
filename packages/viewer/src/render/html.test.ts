import { describe, expect, it } from 'vitest'
import { html, join } from './html'

describe('html', () => {
  it('escapes text in content and in quoted attributes', () => {
    const evil = `"><script>alert('x')</script>&`
    expect(String(html`<a title="${evil}">${evil}</a>`)).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">' +
        '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</a>',
    )
  })

  it('leaves out what turns the reading order round or is no text, and leaves letters of every script', () => {
    const name = 'Jan\u202e nepmaatregel\u0000\u001b\u2066\u009b é عمر نور\u200c'
    expect(String(html`${name}`)).toBe('Jan nepmaatregel é عمر نور\u200c')
  })

  it('leaves markup that it made itself as it is, also in lists', () => {
    expect(String(html`<ul>${['<a>', 'b'].map((t) => html`<li>${t}</li>`)}</ul>`)).toBe(
      '<ul><li>&lt;a&gt;</li><li>b</li></ul>',
    )
  })

  it('shows zero, and nothing for what is absent', () => {
    expect(String(html`${0}${undefined}${false}${''}`)).toBe('0')
  })

  it('joins values with a separator', () => {
    expect(String(html`${join([html`<b>a</b>`, '<'], ', ')}`)).toBe('<b>a</b>, &lt;')
  })
})
