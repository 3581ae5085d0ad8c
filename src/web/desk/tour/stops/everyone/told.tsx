import { useWords } from '../../../base/words.tsx';
import { Box, Drawing, Press, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** How news reach somebody whose page is closed. */
export const told: Stop = {
  name: 'told',
  needs: [],
  at: '/desk/notices',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing>
        <Box lit>
          <strong>{say('desk.notices.what')}</strong>
          <Side>
            <Press icon="check">{say('desk.notices.push')}</Press>
            <Press icon="check">{say('desk.notices.mail')}</Press>
          </Side>
        </Box>
        <Box>
          <strong>{say('desk.notices.hours')}</strong>
        </Box>
      </Drawing>
    );
  },
};
