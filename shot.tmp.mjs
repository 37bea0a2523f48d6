import { chromium } from 'playwright-core';
const port=process.argv[2]; const out='/tmp/w/shots';
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
for (const lang of ['de','en']) {
  const ctx=await b.newContext({locale:lang==='de'?'de-DE':'en-GB',viewport:{width:1360,height:900}}); const p=await ctx.newPage(); p.setDefaultTimeout(8000);
  await p.goto(`http://127.0.0.1:${port}/`); await p.waitForLoadState('networkidle');
  await p.getByRole('textbox', {name:/Frage|Question/i}).first().fill(lang==='de'?'Wie hoch war die Wahlbeteiligung in Kelmar?':'How many observers did the Secretary-General recommend?');
  await p.keyboard.press('Enter'); await p.locator('.ak-text .ak-cite').first().click();
  await p.locator('.ak-panel mark').waitFor(); await p.waitForTimeout(400); await p.screenshot({path:`${out}/${lang}-2-panel.png`});
  const topic=lang==='de'?'Mittelsee-Verbinder':'The mission in Hadrin';
  await p.goto(`http://127.0.0.1:${port}/briefings/new?topic=${encodeURIComponent(topic)}`); await p.locator('.ak-choice').first().waitFor();
  await p.getByRole('button',{name:lang==='de'?'Entwurf erstellen':/Create|Draft/}).click();
  await p.waitForURL(/\/briefings\/(?!new)/); await p.locator('.ak-sources').waitFor(); await p.waitForTimeout(300);
  await p.screenshot({path:`${out}/${lang}-4-briefing.png`,fullPage:true});
  await ctx.close();
}
await b.close();
