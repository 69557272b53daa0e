Feature: Resources of processes with any history
  SWRA513C chapter 9. A process serves the same resources, whatever its options and roles are, which processes have
  preceded it, and which attempts have failed. The rows combine each two of these.

  Rule: PROV-9-11 The phone reads the version after any earlier process or attempt

    @PROV-9-11 @needs-phone @needs-network
    Scenario Outline: PROV-9-11/3 During <process> with any history, the phone reads the version R2.0
      Given <process> is waiting for a profile
      When the phone joins the device AP
      Then the phone reads the version "R2.0"

      # pairs: version, 29 of 381 combinations; every pair of values is among them
      Examples: first combinations
        | process                                              |
        | AP provisioning                                      |
        | AP provisioning after a success in its third attempt |
        | AP provisioning after a time-out and a reset         |

      Examples: further combinations
        | process                                                                                                  |
        | AP provisioning to role AP after a reset and a time-out in its third attempt                             |
        | AP provisioning to role AP after external configuration                                                  |
        | AP provisioning from role AP after external configuration                                                |
        | AP provisioning from role AP to role AP after two stops in its third attempt                             |
        | AP provisioning with external confirmation after a reset and a time-out in its second attempt            |
        | AP provisioning with external confirmation after a time-out and a reset in its third attempt             |
        | AP provisioning with external confirmation from role AP after a success                                  |
        | AP provisioning with external confirmation from role AP after a stop in its third attempt                |
        | AP+SmartConfig provisioning to role AP after a stop in its second attempt                                |
        | AP+SmartConfig provisioning with external confirmation after two stops in its second attempt             |
        | AP+SmartConfig provisioning with external confirmation after external configuration in its third attempt |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP in its second attempt     |
        | AP+SmartConfig provisioning with a SmartConfig key in its third attempt                                  |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop                                          |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out                          |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration in its second attempt    |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a success in its second attempt      |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset               |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after two stops                          |
        | auto-provisioning as an access point in its third attempt                                                |
        | auto-provisioning as an access point after a success                                                     |
        | auto-provisioning as an access point after a stop                                                        |
        | auto-provisioning as an access point after two stops                                                     |
        | auto-provisioning as an access point after a reset and a time-out                                        |
        | auto-provisioning as an access point after a time-out and a reset in its second attempt                  |
        | auto-provisioning as an access point after external configuration                                        |
      # end of pairs

  Rule: PROV-9-03 The phone sets the name of the device after any earlier process or attempt

    @PROV-9-03 @needs-phone @needs-network
    Scenario Outline: PROV-9-03/7 During <process>, the phone reads a name that it has set
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen |
      Then the phone reads the device name "kitchen"

      # pairs: name, 29 of 381 combinations; every pair of values is among them
      Examples: first combinations
        | process                                              |
        | AP provisioning                                      |
        | AP provisioning after a success in its third attempt |
        | AP provisioning after a time-out and a reset         |

      Examples: further combinations
        | process                                                                                                  |
        | AP provisioning to role AP after a reset and a time-out in its third attempt                             |
        | AP provisioning to role AP after external configuration                                                  |
        | AP provisioning from role AP after external configuration                                                |
        | AP provisioning from role AP to role AP after two stops in its third attempt                             |
        | AP provisioning with external confirmation after a reset and a time-out in its second attempt            |
        | AP provisioning with external confirmation after a time-out and a reset in its third attempt             |
        | AP provisioning with external confirmation from role AP after a success                                  |
        | AP provisioning with external confirmation from role AP after a stop in its third attempt                |
        | AP+SmartConfig provisioning to role AP after a stop in its second attempt                                |
        | AP+SmartConfig provisioning with external confirmation after two stops in its second attempt             |
        | AP+SmartConfig provisioning with external confirmation after external configuration in its third attempt |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP in its second attempt     |
        | AP+SmartConfig provisioning with a SmartConfig key in its third attempt                                  |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop                                          |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out                          |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration in its second attempt    |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a success in its second attempt      |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset               |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after two stops                          |
        | auto-provisioning as an access point in its third attempt                                                |
        | auto-provisioning as an access point after a success                                                     |
        | auto-provisioning as an access point after a stop                                                        |
        | auto-provisioning as an access point after two stops                                                     |
        | auto-provisioning as an access point after a reset and a time-out                                        |
        | auto-provisioning as an access point after a time-out and a reset in its second attempt                  |
        | auto-provisioning as an access point after external configuration                                        |
      # end of pairs

  Rule: PROV-9-14 The phone reads the list of networks after any earlier process or attempt

    @PROV-9-14 @needs-phone @needs-network
    Scenario Outline: PROV-9-14/8 During <process>, the list has a network in range
      Given <process> is waiting for a profile
      And the network "work" is in range
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      When the working time of the host (15 s) passes
      Then the phone reads a network list with "work"

      # pairs: scan, 29 of 381 combinations; every pair of values is among them
      Examples: first combinations
        | process                                              |
        | AP provisioning                                      |
        | AP provisioning after a success in its third attempt |
        | AP provisioning after a time-out and a reset         |

      Examples: further combinations
        | process                                                                                                  |
        | AP provisioning to role AP after a reset and a time-out in its third attempt                             |
        | AP provisioning to role AP after external configuration                                                  |
        | AP provisioning from role AP after external configuration                                                |
        | AP provisioning from role AP to role AP after two stops in its third attempt                             |
        | AP provisioning with external confirmation after a reset and a time-out in its second attempt            |
        | AP provisioning with external confirmation after a time-out and a reset in its third attempt             |
        | AP provisioning with external confirmation from role AP after a success                                  |
        | AP provisioning with external confirmation from role AP after a stop in its third attempt                |
        | AP+SmartConfig provisioning to role AP after a stop in its second attempt                                |
        | AP+SmartConfig provisioning with external confirmation after two stops in its second attempt             |
        | AP+SmartConfig provisioning with external confirmation after external configuration in its third attempt |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP in its second attempt     |
        | AP+SmartConfig provisioning with a SmartConfig key in its third attempt                                  |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop                                          |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out                          |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration in its second attempt    |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a success in its second attempt      |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset               |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after two stops                          |
        | auto-provisioning as an access point in its third attempt                                                |
        | auto-provisioning as an access point after a success                                                     |
        | auto-provisioning as an access point after a stop                                                        |
        | auto-provisioning as an access point after two stops                                                     |
        | auto-provisioning as an access point after a reset and a time-out                                        |
        | auto-provisioning as an access point after a time-out and a reset in its second attempt                  |
        | auto-provisioning as an access point after external configuration                                        |
      # end of pairs
