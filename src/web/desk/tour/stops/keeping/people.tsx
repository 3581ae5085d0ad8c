import { useWords } from '../../../base/words.tsx';
import { Box, Drawing, Grey, Press, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** Accounts of colleagues. */
export const people: Stop = {
  name: 'people',
  needs: ['manageStaff'],
  at: '/desk/staff',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk/staff">
        <Side>
          <Box>
            <Grey wide={70} />
          </Box>
          <Press lit icon="plus">
            {say('desk.staff.add')}
          </Press>
        </Side>
        <Box>
          <Grey wide={40} />
          <Side>
            <Press>{say('desk.staff.changeRole')}</Press>
            <Press>{say('desk.staff.disable')}</Press>
          </Side>
        </Box>
      </Drawing>
    );
  },
};
